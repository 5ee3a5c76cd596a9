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
}
