package io.jtrace.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventTest {
  private static final int FSYNC_ENTER = 0x8000;
  private final EventSchema schema = EventSchema.load();
  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private final Event event = new Event(schema);

  private Event wrap(int offset) {
    return event.wrap(range.array(), offset, range.length());
  }

  @Test
  void shouldReadHeaderAndParamsWhenWrapped() {
    encoder.begin(range, 99, 42, 5, 3, 5).u64(-2).text("/etc/x").u32(1).u32(0x1ff).u32(8).end();

    wrap(0);

    assertEquals(99, event.timestampNanos());
    assertEquals(42, event.tid());
    assertEquals(5, event.cpu());
    assertEquals("open", event.type().name());
    assertEquals(-2, event.paramLong(0));
    assertEquals("/etc/x", event.paramText(1));
    assertEquals(0x1ff, event.paramLong(3));
    assertEquals(range.length(), event.frameBytes());
  }

  @Test
  void shouldFindTheSameParamsWhenAskedBackwards() {
    encoder.begin(range, 1, 1, 0, 3, 5).u64(3).text("a").u32(1).u32(2).u32(3).end();

    wrap(0);

    assertEquals(3, event.paramLong(4));
    assertEquals("a", event.paramText(1));
    assertEquals(3, event.paramLong(0));
  }

  @Test
  void shouldSayNothingWhenTheFileHasFewerParamsThanTheSchema() {
    encoder.begin(range, 1, 1, 0, 3, 3).u64(3).text("a").u32(1).end();

    wrap(0);

    assertEquals(3, event.paramCount());
    assertEquals(0, event.paramLong(4));
    assertEquals("", event.paramText(4));
  }

  @Test
  void shouldReadAppendedParamsWhenTheFileHasThem() {
    encoder.begin(range, 1, 1, 0, 7, 4).u64(5).text("data").u64(3).u32(64).end();

    wrap(0);

    assertEquals(2, event.paramCount());
    assertEquals(4, event.knownParamCount());
    assertEquals(3, event.paramLong(2));
    assertEquals(64, event.paramLong(3));
    assertEquals(0, event.paramLong(4));
  }

  @Test
  void shouldReadAppendedTextsWhenTheFileHasThem() {
    int filename = 30;
    encoder.begin(range, 1, 1, 0, 293, 31).u64(0);
    for (int i = 1; i < filename; i++) {
      encoder.empty();
    }
    encoder.text("/bin/ls").end();

    assertEquals("/bin/ls", wrap(0).paramText(filename));
  }

  @Test
  void shouldNotSpanTheGenericEventBehindADetailItDoesNotKnow() {
    encoder.begin(range, 7, 8, 0, 0xfff0, 1).u64(3).end();
    int detailBytes = range.length();
    encoder.begin(range, 7, 8, 0, 0, 2).u16(70).u16(74).end();

    assertEquals(detailBytes, wrap(0).frameBytes());
  }

  @Test
  void shouldExtendSignsByTheSchemasType() {
    encoder.begin(range, 1, 1, 0, 6, 2).u64(-100).u32(0xffffffffL).end();

    wrap(0);

    assertEquals(-100, event.paramLong(0));
    assertEquals(0xffffffffL, event.paramLong(1));
  }

  @Test
  void shouldSpanTheGenericEventWhenItFollowsItsDetail() {
    encoder.begin(range, 7, 8, 0, FSYNC_ENTER, 1).u64(3).end();
    int detailBytes = range.length();
    encoder.begin(range, 7, 8, 0, 0, 2).u16(70).u16(74).end();

    wrap(0);

    assertEquals("fsync", event.type().name());
    assertEquals(range.length(), event.frameBytes());
    assertTrue(event.frameBytes() > detailBytes);
  }

  @Test
  void shouldNotSpanAGenericEventOfAnotherThread() {
    encoder.begin(range, 7, 8, 0, FSYNC_ENTER, 1).u64(3).end();
    int detailBytes = range.length();
    encoder.begin(range, 7, 9, 0, 0, 2).u16(70).u16(74).end();

    assertEquals(detailBytes, wrap(0).frameBytes());
  }

  @Test
  void shouldNameAnUnknownTypeWithoutParams() {
    encoder.begin(range, 7, 8, 0, 4000, 1).u64(3).end();

    wrap(0);

    assertEquals("unknown", event.type().name());
    assertEquals(0, event.paramCount());
    assertEquals(1, event.encodedParamCount());
    assertFalse(schema.knows(4000));
  }
}
