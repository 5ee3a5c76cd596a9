package io.jtrace.filter;

import io.jtrace.event.Event;

/** Remembers, by type of event, what a test says that asks for nothing but the type. */
final class TypeVerdicts implements EventPredicate {
  private static final int TYPES = 1024;
  private static final byte PASSES = 1;
  private static final byte FAILS = 2;
  private final EventPredicate test;
  private final byte[] verdicts = new byte[TYPES];

  TypeVerdicts(EventPredicate test) {
    this.test = test;
  }

  @Override
  public boolean test(Event event) {
    int type = event.typeId();
    if (type >= TYPES || event.type().isGeneric()) {
      return test.test(event);
    }
    if (verdicts[type] == 0) {
      verdicts[type] = test.test(event) ? PASSES : FAILS;
    }
    return verdicts[type] == PASSES;
  }
}
