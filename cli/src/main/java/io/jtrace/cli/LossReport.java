package io.jtrace.cli;

import io.jtrace.capture.Losses;

/** Tells the user what a live capture loses: while it runs, once what was lost grew, and at its end. */
final class LossReport {
  private final Console console;
  private long told;

  LossReport(Console console) {
    this.console = console;
  }

  /** Tells what was lost up to now, if that is more than was told before. */
  void soFar(Losses losses) {
    if (losses.events() > told) {
      told = losses.events();
      console.error("losing events: " + text(losses) + " so far");
    }
  }

  /** Tells the sums. */
  void atEnd(Losses losses) {
    if (losses.events() > 0) {
      console.error("lost " + text(losses) + "; --buffer gives the kernel more room");
    }
    if (losses.cut() + losses.faults() > 0) {
      console.error(
          "not whole: " + losses.cut() + " strings cut, " + losses.faults() + " memory unreadable");
    }
  }

  private static String text(Losses losses) {
    return losses.events()
        + " of "
        + losses.seen()
        + " events (ring full "
        + losses.ringFull()
        + ", undecoded "
        + losses.undecoded()
        + ")";
  }
}
