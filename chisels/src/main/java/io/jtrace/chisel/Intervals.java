package io.jtrace.chisel;

/**
 * When a chisel's {@code on_interval} is due, in event time. Aligned intervals give one call when an
 * event falls into another bucket; precise ones a call for each full interval since the first event.
 */
final class Intervals {
  private static final int MOST_CALLS = 1_000_000;
  private long alignedNanos;
  private long preciseNanos;
  private long bucket = -1;
  private long calledNanos;
  private long baseNanos = -1;

  void aligned(long nanos) {
    alignedNanos = nanos;
  }

  void precise(long nanos) {
    preciseNanos = nanos;
  }

  boolean areWanted() {
    return alignedNanos > 0 || preciseNanos > 0;
  }

  void advance(long nanos, Script script) throws ChiselException {
    if (alignedNanos > 0) {
      advanceAligned(nanos, script);
    } else if (preciseNanos > 0) {
      advancePrecise(nanos, script);
    }
  }

  private void advanceAligned(long nanos, Script script) throws ChiselException {
    long now = nanos - nanos % alignedNanos;
    boolean crossed = bucket >= 0 && now != bucket;
    bucket = now;
    if (!crossed || calledNanos == nanos) {
      return;
    }
    long delta = calledNanos == 0 ? 0 : nanos - calledNanos;
    calledNanos = nanos;
    script.interval(nanos, delta);
  }

  private void advancePrecise(long nanos, Script script) throws ChiselException {
    if (baseNanos < 0) {
      baseNanos = nanos;
    }
    if ((nanos - baseNanos) / preciseNanos > MOST_CALLS) {
      throw new ChiselException(
          "on_interval() is due more than " + MOST_CALLS + " times since the event before");
    }
    while (nanos - baseNanos >= preciseNanos) {
      long due = baseNanos;
      baseNanos += preciseNanos;
      script.interval(due, preciseNanos);
    }
  }
}
