package io.jtrace.event;

import java.nio.charset.StandardCharsets;

/**
 * Writes events into an {@link EventRange}: {@link #begin}, one call a parameter in schema order,
 * {@link #end}. One encoder serves one thread. Values longer than 65,535 bytes are cut there unless
 * the type has large payloads.
 */
public final class EventEncoder {
  private static final int MAX_PARAMS = 64;
  private EventRange range;
  private int frame;
  private int position;
  private int index;
  private int count;
  private boolean large;

  /** An encoder that has begun no event. */
  public EventEncoder() {}

  /**
   * Begins an event.
   *
   * @param target where the block is appended
   * @param timestampNanos ns since the epoch
   * @param tid thread id
   * @param cpu CPU number
   * @param typeId event type
   * @param paramCount parameters that will follow, at most 64
   * @return this encoder
   */
  public EventEncoder begin(
      EventRange target, long timestampNanos, long tid, int cpu, int typeId, int paramCount) {
    return begin(target, EventLayout.BLOCK_EVENT, timestampNanos, tid, cpu, typeId, paramCount);
  }

  /**
   * Begins an event in a block of a given type.
   *
   * @param target where the block is appended
   * @param blockType {@link EventLayout#BLOCK_EVENT} or {@link EventLayout#BLOCK_EVENT_LARGE}
   * @param timestampNanos ns since the epoch
   * @param tid thread id
   * @param cpu CPU number
   * @param typeId event type
   * @param paramCount parameters that will follow, at most 64
   * @return this encoder
   */
  public EventEncoder begin(
      EventRange target,
      int blockType,
      long timestampNanos,
      long tid,
      int cpu,
      int typeId,
      int paramCount) {
    if (paramCount > MAX_PARAMS) {
      throw new IllegalArgumentException("too many parameters: " + paramCount);
    }
    range = target;
    frame = target.length();
    large = EventLayout.isLarge(blockType);
    index = 0;
    count = paramCount;
    int lengths = frame + EventLayout.HEADER + EventLayout.HEADER_BYTES;
    position = lengths + (large ? 4 : 2) * paramCount;
    byte[] bytes = target.ensure(position - frame + 8);
    int header = frame + EventLayout.HEADER;
    EventLayout.U32.set(bytes, frame, blockType);
    EventLayout.U16.set(bytes, frame + EventLayout.CPU, (short) cpu);
    EventLayout.U64.set(bytes, header, timestampNanos);
    EventLayout.U64.set(bytes, header + EventLayout.TID, tid);
    EventLayout.U16.set(bytes, header + EventLayout.TYPE, (short) typeId);
    EventLayout.U32.set(bytes, header + EventLayout.PARAM_COUNT, paramCount);
    return this;
  }

  /**
   * Appends an 8-bit value.
   *
   * @param value low 8 bits are written
   * @return this encoder
   */
  public EventEncoder u8(int value) {
    room(1)[position] = (byte) value;
    return took(1);
  }

  /**
   * Appends a 16-bit value.
   *
   * @param value low 16 bits are written
   * @return this encoder
   */
  public EventEncoder u16(int value) {
    EventLayout.U16.set(room(2), position, (short) value);
    return took(2);
  }

  /**
   * Appends a 32-bit value.
   *
   * @param value low 32 bits are written
   * @return this encoder
   */
  public EventEncoder u32(long value) {
    EventLayout.U32.set(room(4), position, (int) value);
    return took(4);
  }

  /**
   * Appends a 64-bit value.
   *
   * @param value written whole
   * @return this encoder
   */
  public EventEncoder u64(long value) {
    EventLayout.U64.set(room(8), position, value);
    return took(8);
  }

  /**
   * Appends a text with a final NUL.
   *
   * @param value one byte a character (ISO-8859-1)
   * @return this encoder
   */
  public EventEncoder text(String value) {
    byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
    int length = Math.min(text.length, limit() - 1);
    byte[] bytes = room(length + 1);
    System.arraycopy(text, 0, bytes, position, length);
    bytes[position + length] = 0;
    return took(length + 1);
  }

  /**
   * Appends raw bytes.
   *
   * @param source where they lie
   * @param offset first byte
   * @param length how many
   * @return this encoder
   */
  public EventEncoder bytes(byte[] source, int offset, int length) {
    int kept = Math.min(length, limit());
    System.arraycopy(source, offset, room(kept), position, kept);
    return took(kept);
  }

  /**
   * Appends raw bytes from a buffer.
   *
   * @param source read by absolute position
   * @param offset first byte
   * @param length how many
   * @return this encoder
   */
  public EventEncoder bytes(java.nio.ByteBuffer source, int offset, int length) {
    int kept = Math.min(length, limit());
    source.get(offset, room(kept), position, kept);
    return took(kept);
  }

  /**
   * Appends a parameter without bytes: unknown.
   *
   * @return this encoder
   */
  public EventEncoder empty() {
    room(0);
    return took(0);
  }

  /** Completes the event and makes it part of the range. */
  public void end() {
    if (index != count) {
      throw new IllegalStateException("event has " + index + " of " + count + " parameters");
    }
    int header = frame + EventLayout.HEADER;
    int eventBytes = position - header;
    int total = EventLayout.blockBytes(EventLayout.BLOCK_EVENT, eventBytes);
    byte[] bytes = range.ensure(total);
    while (position < frame + total - 4) {
      bytes[position++] = 0;
    }
    EventLayout.U32.set(bytes, frame + 4, total);
    EventLayout.U32.set(bytes, frame + total - 4, total);
    EventLayout.U32.set(bytes, header + EventLayout.LENGTH, eventBytes);
    range.length(frame + total);
  }

  private int limit() {
    return large ? Integer.MAX_VALUE : 0xffff;
  }

  private byte[] room(int length) {
    return range.ensure(position - frame + length + 8);
  }

  private EventEncoder took(int length) {
    int at = frame + EventLayout.HEADER + EventLayout.HEADER_BYTES + (large ? 4 : 2) * index;
    if (large) {
      EventLayout.U32.set(range.array(), at, length);
    } else {
      EventLayout.U16.set(range.array(), at, (short) length);
    }
    position += length;
    index++;
    return this;
  }
}
