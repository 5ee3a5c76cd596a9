package io.jtrace.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** The counts of three published tables, and what today's readers accept from files. */
  @ParameterizedTest
  @MethodSource("paramCounts")
  void shouldKnowTheParamsOfEveryVersionOfEveryType(String row) {
    String[] cells = row.split("\t", -1);
    EventType type = schema.type(Integer.parseInt(cells[0]));
    assertTrue(
        type.constant().equals(cells[1])
            || type.constant().equals(cells[1].replace("SCAPEVENT", "SYSDIGEVENT")),
        type.constant());
    // jtrace itself tells cause, count and interval of a loss behind sysdig's parameter
    int own = type.name().equals("drop") ? 4 : 0;
    assertEquals(Integer.parseInt(cells[4]) + own, type.knownParams());
    assertEquals(cells[2].equals("-") ? cells[4] : cells[2], "" + type.params().size());
    for (String accepted : cells[5].equals("any") ? new String[0] : cells[5].split(",")) {
      assertTrue(Integer.parseInt(accepted) <= type.knownParams(), accepted);
    }
  }

  static List<String> paramCounts() throws IOException {
    try (InputStream in = EventSchemaTest.class.getResourceAsStream("param-counts.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void shouldKnowIdsUpToTheLastOfTodaysTable() throws IOException {
    assertEquals(454, paramCounts().size());
    assertEquals("keyctl", schema.type(453).name());
    assertTrue(schema.knows(453));
    assertFalse(schema.knows(454));
    assertFalse(schema.knows(EventSchema.FIRST_DETAIL_ID - 1));
    assertFalse(schema.knows(0xffff));
  }

  @Test
  void shouldGiveAppendedParamsTheIndexesBehindTheClassicOnes() {
    EventType read = schema.type(7);
    assertEquals(-1, read.indexOf("fd"));
    assertEquals(2, read.indexOfAny("fd"));
    assertEquals(0, read.indexOfAny("res"));
    assertEquals(-1, read.indexOfAny("nothing"));
    assertEquals(ParamType.UINT32, read.param(3).type());
    assertEquals("trusted_exepath", schema.type(293).param(27).name());
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
