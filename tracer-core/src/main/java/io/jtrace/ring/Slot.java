package io.jtrace.ring;

import io.jtrace.event.EventRange;

/** One place of the ring. */
final class Slot {
  private static final int USUAL_BYTES = 4 * EventRange.CAPACITY;

  final EventRange range = new EventRange();

  /** The source is at its end; the range is empty. */
  boolean last;

  /** Why it is at its end, null if it simply is. */
  Throwable failure;

  /** Whether one huge event has made the range so large that there must not be many such. */
  boolean isHuge() {
    return range.array().length > USUAL_BYTES;
  }

  void clear() {
    range.clear();
    last = false;
    failure = null;
  }
}
