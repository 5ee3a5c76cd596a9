package io.jtrace.ring;

import io.jtrace.event.EventRange;

/** What the consumer does with what the ring brings; all calls come from one thread. */
@FunctionalInterface
public interface RangeHandler {
  /**
   * Takes the next range, in the order of the source.
   *
   * @param range valid during this call only
   * @return false to end the capture; no further range is handled then
   */
  boolean handle(EventRange range);

  /** Called about every 100 ms while nothing arrives. */
  default void idle() {}
}
