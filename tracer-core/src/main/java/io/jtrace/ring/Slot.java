package io.jtrace.ring;

import io.jtrace.event.EventRange;

/** One place of the ring. */
final class Slot {
  final EventRange range = new EventRange();

  /** The source is at its end; the range is empty. */
  boolean last;

  /** Why it is at its end, null if it simply is. */
  Throwable failure;

  void clear() {
    range.clear();
    last = false;
    failure = null;
  }
}
