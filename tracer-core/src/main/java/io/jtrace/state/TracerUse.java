package io.jtrace.state;

/** Whether programs write tracers through a descriptor. */
enum TracerUse {
  /** It is not the null device. */
  NONE,
  /** It is the null device. */
  POSSIBLE,
  /** A tracer has been written; whatever comes through it is taken for one. */
  CERTAIN,
  /** Something else has been written first. */
  REFUTED;

  private static final String DEVICE = "/dev/null";

  static TracerUse of(String path) {
    return path.equals(DEVICE) ? POSSIBLE : NONE;
  }
}
