package io.jtrace.state;

import java.util.List;
import java.util.Optional;

/**
 * One container.
 *
 * @param id first 12 characters of its id
 * @param name its name, empty when only control groups tell of it
 * @param image its image
 * @param type number of its engine as events carry it, 0 is docker
 * @param details what only container events tell
 */
public record Container(String id, String name, ContainerImage image, int type, Details details) {
  private static final List<String> ENGINES =
      List.of(
          "docker",
          "lxc",
          "libvirt-lxc",
          "mesos",
          "rkt",
          "custom",
          "cri",
          "containerd",
          "cri-o",
          "bpm",
          "static",
          "podman");

  private static final List<String> WITH_PRIVILEGES =
      List.of("docker", "cri", "containerd", "cri-o", "podman");

  /**
   * What only container events tell.
   *
   * @param address its IPv4 address, empty if none was told
   * @param privileged whether it may do what the host may
   * @param mounts its mounts, in their order
   * @param probes commands that ask whether it is well
   */
  public record Details(
      String address, boolean privileged, List<Mount> mounts, List<Probe> probes) {
    /** Nothing is told. */
    static final Details NONE = new Details("", false, List.of(), List.of());
  }

  /**
   * One mount.
   *
   * @param source path on the host, or name of a volume
   * @param destination path in the container
   * @param mode as the engine says it
   * @param writable whether it may be written
   * @param propagation as the engine says it
   */
  public record Mount(
      String source, String destination, String mode, boolean writable, String propagation) {}

  /** What a probe asks for. */
  public enum ProbeKind {
    /** Docker's health check. */
    HEALTHCHECK,
    /** Whether it is to be restarted. */
    LIVENESS,
    /** Whether it can serve. */
    READINESS
  }

  /**
   * A command that asks whether the container is well.
   *
   * @param kind what for
   * @param exe its executable
   * @param args its arguments
   */
  public record Probe(ProbeKind kind, String exe, List<String> args) {}

  /** A container that nothing but its id and its engine is known of. */
  static Container bare(String id, String name, int type) {
    return new Container(id, name, ContainerImage.NONE, type, Details.NONE);
  }

  /**
   * The word for its engine.
   *
   * @return such as {@code docker}; {@code unknown} for a number nobody knows
   */
  public String engine() {
    return type >= 0 && type < ENGINES.size() ? ENGINES.get(type) : "unknown";
  }

  /**
   * Whether its engine is one that tells of privileges.
   *
   * @return false where {@link Details#privileged()} means nothing
   */
  public boolean tellsPrivileges() {
    return WITH_PRIVILEGES.contains(engine());
  }

  /**
   * The probe of a kind.
   *
   * @param kind what for
   * @return the first of the kind
   */
  public Optional<Probe> probe(ProbeKind kind) {
    return details.probes().stream().filter(probe -> probe.kind() == kind).findFirst();
  }
}
