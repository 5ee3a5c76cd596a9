package io.jtrace.filter;

import io.jtrace.event.Event;

/** The opposite of a term. */
record NotOf(EventPredicate term) implements EventPredicate {
  @Override
  public boolean test(Event event) {
    return !term.test(event);
  }

  @Override
  public boolean isOfType() {
    return term.isOfType();
  }

  @Override
  public EventPredicate gate() {
    return isOfType() ? this : ALL;
  }
}
