package io.jtrace.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventSchemaTest {
  private final EventSchema schema = EventSchema.load();

  /** Numbers and names as {@code sysdig -L} and the public event table have them. */
  @Test
  void shouldKnowTheClassicTypes() {
    assertEquals("execve", schema.type(293).name());
    assertEquals(Direction.EXIT, schema.type(293).direction());
    assertEquals("procinfo", schema.type(234).name());
    assertEquals(EventCategory.INTERNAL, schema.type(234).category());
    assertEquals("clone3", schema.type(334).name());
    assertTrue(schema.type(322).has(EventFlag.LARGE_PAYLOAD));
    assertEquals(6, schema.type(307).params().size());
    assertEquals(2, schema.type(307).indexOf("name"));
    assertEquals(-1, schema.type(307).indexOf("nothing"));
  }

  @Test
  void shouldHoldEveryTypeUnderItsOwnNumber() {
    for (EventType type : schema.all()) {
      assertSame(type, schema.type(type.id()));
      assertTrue(schema.knows(type.id()));
    }
  }

  @Test
  void shouldPairEvenEntersWithOddExits() {
    for (EventType type : schema.all()) {
      Direction expected = (type.id() & 1) == 0 ? Direction.ENTER : Direction.EXIT;
      assertEquals(expected, type.direction(), type.constant());
    }
  }
}
