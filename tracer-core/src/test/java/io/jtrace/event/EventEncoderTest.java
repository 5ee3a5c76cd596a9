package io.jtrace.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();

  /** The bytes by hand, as the published block layout draws them. */
  @Test
  void shouldLayOutTheBlockAsTheFormatSays() {
    encoder.begin(range, 0x1122334455667788L, 4711, 3, 5, 1).u64(-2).end();

    ByteBuffer expected = ByteBuffer.allocate(52).order(ByteOrder.LITTLE_ENDIAN);
    expected.putInt(0x216).putInt(52).putShort((short) 3);
    expected.putLong(0x1122334455667788L).putLong(4711).putInt(36).putShort((short) 5).putInt(1);
    expected.putShort((short) 8).putLong(-2).putShort((short) 0).putInt(52);
    assertArrayEquals(expected.array(), Arrays.copyOf(range.array(), range.length()));
  }

  @Test
  void shouldPadToFourBytesWhenAValueIsOdd() {
    encoder.begin(range, 1, 2, 0, 4, 3).u8(7).u16(8).text("ab").end();

    assertEquals(0, range.length() % 4);
    Event event = new Event(EventSchema.load()).wrap(range.array(), 0, range.length());
    assertEquals(1, event.paramLength(0));
    assertEquals(2, event.paramLength(1));
    assertEquals(3, event.paramLength(2));
  }

  @Test
  void shouldCutAValueWhenItsLengthDoesNotFitInSixteenBits() {
    byte[] data = new byte[70_000];
    encoder.begin(range, 1, 2, 0, 7, 2).u64(70_000).bytes(data, 0, data.length).end();

    Event event = new Event(EventSchema.load()).wrap(range.array(), 0, range.length());
    assertEquals(65_535, event.paramLength(1));
  }

  @Test
  void shouldKeepALongValueWhenTheBlockIsLarge() {
    byte[] data = new byte[70_000];
    encoder
        .begin(range, EventLayout.BLOCK_EVENT_LARGE, 1, 2, 0, 322, 2)
        .u32(9)
        .bytes(data, 0, data.length)
        .end();

    Event event = new Event(EventSchema.load()).wrap(range.array(), 0, range.length());
    assertEquals(70_000, event.paramLength(1));
    assertEquals(9, event.paramLong(0));
  }

  @Test
  void shouldRefuseToEndWhenParametersAreMissing() {
    encoder.begin(range, 1, 2, 0, 6, 2).u64(3);

    IllegalStateException e = assertThrows(IllegalStateException.class, encoder::end);
    assertEquals("event has 1 of 2 parameters", e.getMessage());
  }

  @Test
  void shouldLeaveTheRangeAsItWasWhenAnEventIsNotEnded() {
    encoder.begin(range, 1, 2, 0, 6, 2).u64(3);

    assertEquals(0, range.length());
  }
}
