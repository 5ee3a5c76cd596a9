package io.jtrace.state;

/**
 * Descriptors that all tables together may hold, so that no capture takes more memory than there is.
 * Counts what is added only; when that comes to the limit, it asks the machine how many are left.
 */
final class FdBudget {
  /** A machine has some ten thousand; a descriptor takes about 200 bytes. */
  static final int LIMIT = 400_000;

  /** Counting all is dear: while everything is full it is done once in so many refusals. */
  private static final int REFUSALS_A_COUNT = 1024;

  /** Less than this is as good as nothing: it would be counted again at once. */
  private static final int LEAST_LEFT = LIMIT / 64;

  private final MachineState machine;
  private int left = LIMIT;
  private long refused;
  private long unplaced;

  FdBudget(MachineState machine) {
    this.machine = machine;
  }

  /** Whether so many descriptors more may be added. */
  boolean take(int count) {
    if (left < count && refused % REFUSALS_A_COUNT == 0) {
      int counted = LIMIT - machine.fdCount();
      left = counted < LEAST_LEFT ? 0 : counted;
    }
    if (left < count) {
      refused++;
      return false;
    }
    left -= count;
    return true;
  }

  /** Notes descriptors that found no place, in their table or in all. */
  void noteUnplaced(int count) {
    unplaced += count;
  }

  /** Descriptors noted so. */
  long unplaced() {
    return unplaced;
  }
}
