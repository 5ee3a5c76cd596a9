package io.jtrace.cli.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for other programs: for something they do, or for time to pass in them. */
final class Waiting {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Waiting() {}

  /** Whether the condition held before the limit. */
  static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return true;
  }

  /** Lets time pass, when the length of time is itself what is under test. */
  static void pass(Duration length) {
    until(length, () -> false);
  }
}
