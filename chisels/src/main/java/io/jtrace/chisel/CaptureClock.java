package io.jtrace.chisel;

/** First and last event time of a capture, and whether a chisel has asked for its end. */
final class CaptureClock {
  private long firstNanos;
  private long lastNanos;
  private boolean ended;

  void tick(long nanos) {
    if (firstNanos == 0) {
      firstNanos = nanos;
    }
    lastNanos = nanos;
  }

  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }
}
