package io.jtrace.scap;

import static io.jtrace.event.EventLayout.HEADER_BYTES;

import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;

/**
 * Turns event blocks from before minor version 2 into today's. They lack the number of parameters:
 *
 * <pre>
 *   type u32 | total u32 | cpu u16 | [flags u32] | ts u64 | tid u64 | length u32 | type u16 |
 *   lengths n × u16 | values | pad | total u32
 * </pre>
 *
 * <p>n is the largest number, not above that of the event table, with which the lengths add up.
 * Notifications and infrastructure events were written with a length 3 too large.
 */
final class OldEvents {
  private static final int OLD_HEADER_BYTES = HEADER_BYTES - 4;
  private static final int NOTIFICATION = 280;
  private static final int INFRASTRUCTURE = 286;

  /** Immutable, and dear to load for each of many small files. */
  private static final EventSchema SCHEMA = EventSchema.load();

  /** Appends the block at an index to a range; returns what is wrong with it, null if nothing is. */
  String convert(byte[] bytes, int at, EventRange range) {
    int total = (int) EventLayout.U32.get(bytes, at + 4);
    boolean hasFlags =
        BlockType.canonical((int) EventLayout.U32.get(bytes, at)) == BlockType.OLD_EVENT_FLAGS;
    int header = at + (hasFlags ? EventLayout.HEADER_AFTER_FLAGS : EventLayout.HEADER);
    int room = at + total - 4 - header;
    if ((int) EventLayout.U32.get(bytes, at + total - 4) != total || room < OLD_HEADER_BYTES) {
      return "event block whose two lengths differ";
    }
    int length = (int) EventLayout.U32.get(bytes, header + EventLayout.LENGTH);
    int type = (short) EventLayout.U16.get(bytes, header + EventLayout.TYPE) & 0xffff;
    if (type == NOTIFICATION || type == INFRASTRUCTURE) {
      length -= 3;
    }
    if (length < OLD_HEADER_BYTES || length > room) {
      return "event of " + Integer.toUnsignedLong(length) + " bytes in a block for " + room;
    }
    int params = SCHEMA.knows(type) ? paramCount(bytes, header, type, length) : 0;
    if (params < 0) {
      return "event of type " + type + " whose parameter lengths do not add up to " + length;
    }
    append(bytes, at, header - at, length, params, range);
    return null;
  }

  private int paramCount(byte[] bytes, int header, int type, int length) {
    for (int count = SCHEMA.type(type).params().size(); count >= 0; count--) {
      if (addsUp(bytes, header, count, length)) {
        return count;
      }
    }
    return -1;
  }

  private static boolean addsUp(byte[] bytes, int header, int count, int length) {
    int sum = OLD_HEADER_BYTES + 2 * count;
    for (int i = 0; i < count && sum <= length; i++) {
      sum += (short) EventLayout.U16.get(bytes, header + OLD_HEADER_BYTES + 2 * i) & 0xffff;
    }
    return sum == length;
  }

  private static void append(
      byte[] bytes, int at, int headerOffset, int length, int params, EventRange range) {
    int block =
        headerOffset == EventLayout.HEADER
            ? EventLayout.BLOCK_EVENT
            : EventLayout.BLOCK_EVENT_FLAGS;
    int total = EventLayout.blockBytes(block, length + 4);
    byte[] target = range.ensure(total);
    int to = range.length();
    int header = to + headerOffset;
    int values = length - OLD_HEADER_BYTES;
    java.util.Arrays.fill(target, to, to + total, (byte) 0);
    System.arraycopy(bytes, at, target, to, headerOffset + OLD_HEADER_BYTES);
    System.arraycopy(
        bytes, at + headerOffset + OLD_HEADER_BYTES, target, header + HEADER_BYTES, values);
    EventLayout.U32.set(target, to, block);
    EventLayout.U32.set(target, to + 4, total);
    EventLayout.U32.set(target, header + EventLayout.LENGTH, length + 4);
    EventLayout.U32.set(target, header + EventLayout.PARAM_COUNT, params);
    EventLayout.U32.set(target, to + total - 4, total);
    range.length(to + total);
  }
}
