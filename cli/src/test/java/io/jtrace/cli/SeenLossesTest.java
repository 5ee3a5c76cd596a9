package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenLossesTest {
  private static final int DROP = 148; // PPME_DROP_E
  private final EventSchema schema = EventSchema.load();
  private final SeenLosses losses = new SeenLosses(schema);
  private long number;

  private Event drop(int type, String cause, long count) {
    EventRange range = new EventRange();
    new EventEncoder()
        .begin(range, 9_000, 0, 1, type, 5)
        .u32(1)
        .text(cause)
        .u64(count)
        .u64(2_000)
        .u64(8_000)
        .end();
    Event event = new Event(schema).wrap(range.array(), 0, range.length());
    event.number(++number);
    return event;
  }

  @Test
  void shouldAddUpByCauseWhenAnIntervalFollowsAnother() {
    Event first = drop(DROP, "ring full", 3);
    losses.see(first);
    losses.see(first);
    losses.see(drop(DROP + 1, "ring full", 3));
    losses.see(drop(DROP, "ring full", 4));
    List<String> lines = losses.lines();
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).startsWith("7 events lost: ring full on CPU 1, from "), lines.toString());
    assertEquals(9_000, losses.lastNanos());
  }

  @Test
  void shouldCallNoEventLostWhenOnlyAStringWasCut() {
    losses.see(drop(DROP, "string cut", 2));
    assertEquals(0, losses.lastNanos());
    assertTrue(
        losses.lines().get(0).startsWith("2 strings and lists cut: string cut on CPU 1"),
        losses.lines().toString());
  }

  @Test
  void shouldTakeItForALossWhenSysdigSaysNoCause() {
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 9_000, 0, 1, DROP, 1).u32(1).end();
    losses.see(new Event(schema).wrap(range.array(), 0, range.length()));
    assertEquals(9_000, losses.lastNanos());
  }
}
