package io.jtrace.fuzz;

/**
 * A changed capture.
 *
 * @param what was done, with offsets and values
 * @param bytes the file
 * @param firstChange byte at which it differs from the sound one
 * @param reach what the change can touch
 */
record Mutation(String what, byte[] bytes, int firstChange, Reach reach) {
  /** How far a change goes. */
  enum Reach {
    /** Values of one event: the file stays sound. */
    VALUE,
    /** Any bytes of one event block, none moved: every other event stays readable. */
    BLOCK,
    /** Anything. */
    FILE
  }
}
