package io.jtrace.state;

/**
 * One container.
 *
 * @param id first 12 characters of its id
 * @param name its name
 * @param image its image
 * @param type number of its engine as events carry it, 0 is docker
 */
public record Container(String id, String name, String image, int type) {
  private static final String[] ENGINES = {
    "docker", "lxc", "libvirt_lxc", "mesos", "rkt", "custom", "cri", "containerd", "cri-o", "bpm"
  };

  /**
   * The word for its engine.
   *
   * @return such as {@code docker}; {@code unknown} for a number nobody knows
   */
  public String engine() {
    return type >= 0 && type < ENGINES.length ? ENGINES[type] : "unknown";
  }
}
