package io.jtrace.chisel;

/**
 * First and last event time of a capture, those that the filter keeps from chisels included, and
 * whether a chisel has asked for its end.
 */
final class CaptureClock {
  private final ChiselHost host;
  private long firstNanos;
  private long lastNanos;
  private boolean ended;

  CaptureClock(ChiselHost host) {
    this.host = host;
  }

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
    long known = host.firstNanos();
    return known == 0 ? firstNanos : known;
  }

  long lastNanos() {
    return Math.max(lastNanos, host.lastNanos());
  }
}
