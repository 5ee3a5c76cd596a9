package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeVerdictsTest {
  private static final int GENERIC = 0;
  private static final int READ = 6;
  private static final int READ_EXIT = 7;
  private final List<Integer> asked = new ArrayList<>();

  private final EventPredicate verdicts =
      new TypeVerdicts(
          event -> {
            asked.add(event.typeId());
            return event.typeId() != READ_EXIT;
          });

  private static Event event(int type) {
    return event(type, 3);
  }

  private static Event event(int type, int first) {
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 1, 1, 0, type, 2).u64(first).u32(4).end();
    return new Event(EventSchema.load()).wrap(range.array(), 0, range.length());
  }

  @Test
  void shouldAskOnceWhenTypeSaysAll() {
    for (int i = 0; i < 3; i++) {
      assertTrue(verdicts.test(event(READ)));
      assertFalse(verdicts.test(event(READ_EXIT)));
    }
    assertEquals(List.of(READ, READ_EXIT), asked);
  }

  @Test
  void shouldAskOnceForEachCodeWhenEventIsGeneric() {
    for (int code : new int[] {3, 4, 3, 4}) {
      verdicts.test(event(GENERIC, code));
    }
    assertEquals(List.of(GENERIC, GENERIC), asked);
  }

  @Test
  void shouldAskEveryTimeWhenEventCarriesItsName() {
    verdicts.test(event(EventSchema.NAMED_CALL_ID, 3));
    verdicts.test(event(EventSchema.NAMED_CALL_ID, 3));
    assertEquals(List.of(EventSchema.NAMED_CALL_ID, EventSchema.NAMED_CALL_ID), asked);
  }
}
