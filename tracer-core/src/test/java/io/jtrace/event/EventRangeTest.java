package io.jtrace.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventRangeTest {
  private final EventRange range = new EventRange();

  @Test
  void shouldKeepItsBytesWhenItGrows() {
    range.array()[9] = 7;
    range.length(10);

    range.ensure(EventRange.CAPACITY);

    assertEquals(7, range.array()[9]);
    assertTrue(range.remaining() >= EventRange.CAPACITY);
  }

  @Test
  void shouldGiveBackAHugeArrayWhenCleared() {
    range.ensure(8 << 20);

    range.clear();

    assertEquals(EventRange.CAPACITY, range.remaining());
  }

  @Test
  void shouldForgetItsSectionWhenCleared() {
    range.section(Snapshot.EMPTY);

    range.clear();

    assertTrue(range.section().isEmpty());
  }
}
