package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.filter.EventPredicate;

/** The capture filter: the command line's, or one that a chisel sets once while it is loaded. */
final class LateFilter implements EventPredicate {
  private EventPredicate filter;
  private boolean settable;

  LateFilter(EventPredicate filter) {
    this.filter = filter;
    this.settable = filter == EventPredicate.ALL;
  }

  boolean set(EventPredicate wanted) {
    if (!settable) {
      return false;
    }
    settable = false;
    filter = wanted;
    return true;
  }

  /** Whether nobody filters. */
  boolean isAll() {
    return filter == EventPredicate.ALL;
  }

  @Override
  public boolean test(Event event) {
    return filter.test(event);
  }
}
