package io.jtrace.chisel.lua;

/**
 * What one callback of a script may take.
 *
 * @param steps turns of loops, calls of functions, and 16 bytes of string built or searched each
 * @param nanos time, looked at from time to time
 * @param memoryBytes heap in use by the whole process
 */
public record Limits(long steps, long nanos, long memoryBytes) {
  private static final long STEPS = 100_000_000;
  private static final long NANOS = 20_000_000_000L;
  private static final double HEAP = 0.6;

  /**
   * Limits that no chisel meant well comes near.
   *
   * @return a few seconds of work, and more than half of this process's heap
   */
  public static Limits generous() {
    return new Limits(STEPS, NANOS, (long) (Runtime.getRuntime().maxMemory() * HEAP));
  }
}
