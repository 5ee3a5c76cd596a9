package io.jtrace.filter;

import io.jtrace.event.Event;

/** A compiled filter. Called on the consumer thread, after the state has seen the event. */
public interface EventPredicate {
  /** Passes everything: no filter. */
  EventPredicate ALL = event -> true;

  /**
   * Decides on one event.
   *
   * @param event current event
   * @return true to keep it
   */
  boolean test(Event event);

  /**
   * Whether this is no filter.
   *
   * @return true if every event passes and the state need not be known for it
   */
  default boolean passesAll() {
    return this == ALL;
  }

  /**
   * Whether it asks for nothing but the type of the event and the code of a generic one, so that the
   * state need not be known for it and testing it twice does no harm.
   *
   * @return false unless that is certain
   */
  default boolean isOfType() {
    return false;
  }

  /**
   * A part of it that can be asked before the state knows the event: what that part refuses, the
   * whole would refuse too, and it would not have looked at anything else before. Ask once the filter
   * is settled: when the first event comes.
   *
   * @return {@link #ALL} if there is no such part
   */
  default EventPredicate gate() {
    return ALL;
  }
}
