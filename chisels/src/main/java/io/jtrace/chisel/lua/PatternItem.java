package io.jtrace.chisel.lua;

/** One piece of a pattern. */
sealed interface PatternItem {
  /**
   * A character out of a set of 256, repeated: quantifier {@code 1} once, or {@code *}, {@code +},
   * {@code -}, {@code ?}.
   */
  record Single(boolean[] set, char quantifier) implements PatternItem {
    boolean accepts(byte b) {
      return set[b & 0xff];
    }
  }

  /** A capture begins. */
  record Open(int capture) implements PatternItem {}

  /** A capture ends. */
  record Close(int capture) implements PatternItem {}

  /** A capture of the position. */
  record Position(int capture) implements PatternItem {}

  /** What a capture has matched, again. */
  record Back(int capture) implements PatternItem {}

  /** {@code %bxy}: balanced pairs. */
  record Balance(byte open, byte close) implements PatternItem {}

  /** {@code %f[set]}: where characters of the set begin. */
  record Frontier(boolean[] set) implements PatternItem {}

  /** {@code $}: the end of the subject. */
  record End() implements PatternItem {}

  /** A mistake in the pattern, which counts only if matching gets this far. */
  record Fault(String message) implements PatternItem {}
}
