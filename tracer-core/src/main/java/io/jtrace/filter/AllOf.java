package io.jtrace.filter;

import io.jtrace.event.Event;
import java.util.Arrays;

/** Terms joined by {@code and}: tested in their order, no more of them than needed. */
final class AllOf implements EventPredicate {
  private final EventPredicate[] terms;

  AllOf(EventPredicate... terms) {
    this.terms = terms;
  }

  @Override
  public boolean test(Event event) {
    for (EventPredicate term : terms) {
      if (!term.test(event)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isOfType() {
    return Arrays.stream(terms).allMatch(EventPredicate::isOfType);
  }

  /** What the leading terms say: those behind the first that asks for more would have to wait. */
  @Override
  public EventPredicate gate() {
    int leading = 0;
    while (leading < terms.length && terms[leading].isOfType()) {
      leading++;
    }
    EventPredicate next = leading < terms.length ? terms[leading].gate() : ALL;
    if (leading == 0) {
      return next;
    }
    EventPredicate[] known = Arrays.copyOf(terms, next == ALL ? leading : leading + 1);
    if (next != ALL) {
      known[leading] = next;
    }
    return known.length == 1 ? known[0] : new AllOf(known);
  }
}
