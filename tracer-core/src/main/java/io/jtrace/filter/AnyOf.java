package io.jtrace.filter;

import io.jtrace.event.Event;
import java.util.Arrays;

/** Terms joined by {@code or}: tested in their order, no more of them than needed. */
final class AnyOf implements EventPredicate {
  private final EventPredicate[] terms;

  AnyOf(EventPredicate... terms) {
    this.terms = terms;
  }

  @Override
  public boolean test(Event event) {
    for (EventPredicate term : terms) {
      if (term.test(event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isOfType() {
    return Arrays.stream(terms).allMatch(EventPredicate::isOfType);
  }

  /** An event that no term can take. */
  @Override
  public EventPredicate gate() {
    EventPredicate[] gates = new EventPredicate[terms.length];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = terms[i].gate();
      if (gates[i] == ALL) {
        return ALL;
      }
    }
    return new AnyOf(gates);
  }
}
