package io.jtrace.cli;

import io.jtrace.capture.Losses;
import java.util.Locale;

/**
 * What a run was about, in numbers: {@code -v} at its end.
 *
 * @param captured events that passed the filter
 * @param suppressed events left out by {@code -U}
 */
record Statistics(long captured, long suppressed) {
  private static final double NANOS = 1e9;

  void print(Console console, Losses losses, long elapsedNanos) {
    double seconds = Math.max(1, elapsedNanos) / NANOS;
    console.note("Driver Events:" + losses.seen());
    console.note("Driver Drops:" + losses.events());
    console.note("Suppressed by Comm:" + suppressed);
    console.note(
        String.format(
            Locale.ROOT,
            "Elapsed time: %.3f, Captured Events: %d, %.2f eps",
            seconds,
            captured,
            captured / seconds));
  }
}
