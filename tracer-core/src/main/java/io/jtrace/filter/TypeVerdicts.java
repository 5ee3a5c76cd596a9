package io.jtrace.filter;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;

/**
 * Remembers what a test says that asks for nothing but the type of the event and, of a generic one,
 * the code of its call.
 */
final class TypeVerdicts implements EventPredicate {
  private static final int TYPES = 1024;
  private static final int DETAILS = 64;
  private static final int CODES = 1024;
  private static final int FIRST_CODE = TYPES + DETAILS;
  private static final int NONE = -1;
  private static final byte PASSES = 1;
  private static final byte FAILS = 2;
  private final EventPredicate test;
  private final byte[] verdicts = new byte[FIRST_CODE + 2 * CODES];

  TypeVerdicts(EventPredicate test) {
    this.test = test;
  }

  @Override
  public boolean test(Event event) {
    int index = index(event);
    byte known = index == NONE ? 0 : verdicts[index];
    return known == 0 ? firstTest(event, index) : known == PASSES;
  }

  private boolean firstTest(Event event, int index) {
    boolean passes = test.test(event);
    if (index != NONE) {
      verdicts[index] = passes ? PASSES : FAILS;
    }
    return passes;
  }

  private static int index(Event event) {
    int type = event.typeId();
    if (type > 1) {
      return type < TYPES ? type : detail(event, type - EventSchema.FIRST_DETAIL_ID);
    }
    long code = event.paramLong(0);
    return code >= 0 && code < CODES ? FIRST_CODE + 2 * (int) code + type : NONE;
  }

  private static int detail(Event event, int detail) {
    boolean hasOwnName = detail >= 0 && detail < DETAILS && !event.type().isGeneric();
    return hasOwnName ? TYPES + detail : NONE;
  }

  @Override
  public boolean isOfType() {
    return true;
  }

  @Override
  public EventPredicate gate() {
    return this;
  }
}
