package io.jtrace.scap;

import static io.jtrace.event.EventLayout.HEADER_BYTES;
import static io.jtrace.event.EventLayout.i32;
import static io.jtrace.event.EventLayout.u16;

import io.jtrace.event.EventLayout;
import io.jtrace.event.EventSchema;

/**
 * Checks event blocks before anyone trusts their numbers, and counts the events in them. An {@link
 * io.jtrace.event.Event} reads where these numbers point without asking again.
 */
final class EventBlocks {
  /** Larger events are taken for damage; the largest that tracers make have a few MiB. */
  static final int MAX_BLOCK_BYTES = 16 << 20;

  /** The smallest block an event fits in. */
  static final int LEAST_BLOCK_BYTES = EventLayout.HEADER + 22 + 4;

  private static final int LEAST_WHOLE_BYTES = EventLayout.HEADER + HEADER_BYTES + 4;
  private static final int TYPE = EventLayout.HEADER + EventLayout.TYPE;
  private static final int PARAM_COUNT = EventLayout.HEADER + EventLayout.PARAM_COUNT;

  private final int[] marks;
  private long count;
  private boolean afterDetail;
  private boolean marked;

  /** Counts nothing yet and looks for no marks. */
  EventBlocks() {
    this(new int[0]);
  }

  /** Counts nothing yet; {@code marks} are those of {@link EnterTable#marks()}. */
  EventBlocks(int[] marks) {
    this.marks = marks;
  }

  /** Whether an exit since the last call carries parameters of its enter. */
  boolean takeMarked() {
    boolean taken = marked;
    marked = false;
    return taken;
  }

  /** Length of the whole, sound event block at an index; 0 if it is none or goes on behind. */
  static int soundBytes(byte[] bytes, int at, int limit) {
    if (limit - at < EventLayout.HEADER + HEADER_BYTES + 4) {
      return 0;
    }
    int type = (int) EventLayout.U32.get(bytes, at);
    int total = (int) EventLayout.U32.get(bytes, at + 4);
    boolean whole = BlockType.isEvent(type) && total > 0 && total <= limit - at;
    return whole && fault(bytes, at, type, total) == null ? total : 0;
  }

  /** What is wrong with a block whose bytes are all there; null if nothing is. */
  static String fault(byte[] bytes, int at, int type, int total) {
    int header = EventLayout.hasFlags(type) ? EventLayout.HEADER_AFTER_FLAGS : EventLayout.HEADER;
    int room = total - header - 4;
    if ((total & 3) != 0 || room < HEADER_BYTES) {
      return "event block of " + total + " bytes";
    }
    int trailer = (int) EventLayout.U32.get(bytes, at + total - 4);
    if (trailer != total) {
      return "event block with the lengths " + total + " and " + Integer.toUnsignedLong(trailer);
    }
    int length = (int) EventLayout.U32.get(bytes, at + header + EventLayout.LENGTH);
    if (length < HEADER_BYTES || length > room) {
      return "event of " + Integer.toUnsignedLong(length) + " bytes in a block for " + room;
    }
    return paramFault(bytes, at + header, EventLayout.isLarge(type) ? 4 : 2, length);
  }

  private static String paramFault(byte[] bytes, int header, int width, int length) {
    int count = (int) EventLayout.U32.get(bytes, header + EventLayout.PARAM_COUNT);
    int left = length - HEADER_BYTES;
    if (count < 0 || count > left / width) {
      return "event of " + length + " bytes with " + Integer.toUnsignedLong(count) + " parameters";
    }
    left -= count * width;
    int at = header + HEADER_BYTES;
    for (int i = 0; i < count; i++, at += width) {
      int bytesOfParam =
          width == 2
              ? (short) EventLayout.U16.get(bytes, at) & 0xffff
              : (int) EventLayout.U32.get(bytes, at);
      if (bytesOfParam < 0 || bytesOfParam > left) {
        return "event whose parameter " + i + " is longer than the event";
      }
      left -= bytesOfParam;
    }
    return null;
  }

  /**
   * Checks the block at an index and counts it if it is a whole, sound event block; its length, or 0
   * if it is none or goes on behind. In one go for the blocks that most captures are made of.
   */
  int take(byte[] bytes, int at, int limit) {
    int total = limit - at < LEAST_WHOLE_BYTES ? 0 : i32(bytes, at + 4);
    if (total < LEAST_WHOLE_BYTES
        || total > limit - at
        || i32(bytes, at) != EventLayout.BLOCK_EVENT
        || !isSoundPlain(bytes, at, total)) {
      int sound = soundBytes(bytes, at, limit);
      if (sound > 0) {
        count(bytes, at);
      }
      return sound;
    }
    count(u16(bytes, at + TYPE), i32(bytes, at + PARAM_COUNT));
    return total;
  }

  /** What {@link #fault} finds of a block without flags and with short parameters. */
  private static boolean isSoundPlain(byte[] bytes, int at, int total) {
    int length = i32(bytes, at + EventLayout.HEADER + EventLayout.LENGTH);
    int count = i32(bytes, at + PARAM_COUNT);
    if ((total & 3) != 0
        || i32(bytes, at + total - 4) != total
        || length < HEADER_BYTES
        || length > total - EventLayout.HEADER - 4
        || count < 0
        || count > (length - HEADER_BYTES) / 2) {
      return false;
    }
    int left = length - HEADER_BYTES - 2 * count;
    int lengths = at + EventLayout.HEADER + HEADER_BYTES;
    for (int end = lengths + 2 * count; lengths < end; lengths += 2) {
      left -= u16(bytes, lengths);
    }
    return left >= 0;
  }

  /** Whether the event block at an index is an enter made from its exit. */
  static boolean isRebuilt(byte[] bytes, int at) {
    return EventLayout.hasFlags((int) EventLayout.U32.get(bytes, at))
        && ((int) EventLayout.U32.get(bytes, at + EventLayout.FLAGS) & EventLayout.FLAG_REBUILT)
            != 0;
  }

  /** Events counted; a detail event and the generic one behind it are one. */
  long count() {
    return count;
  }

  /** Whether the last block counted is a detail event that may belong to the next one. */
  boolean isAfterDetail() {
    return afterDetail;
  }

  /** Counts a sound block. */
  void count(byte[] bytes, int at) {
    int type = (int) EventLayout.U32.get(bytes, at);
    int header = EventLayout.hasFlags(type) ? EventLayout.HEADER_AFTER_FLAGS : EventLayout.HEADER;
    count(
        u16(bytes, at + header + EventLayout.TYPE),
        i32(bytes, at + header + EventLayout.PARAM_COUNT));
  }

  private void count(int id, int params) {
    if (!afterDetail || id > 1) {
      count++;
    }
    afterDetail = id >= EventSchema.FIRST_DETAIL_ID;
    if (id < marks.length && params > marks[id]) {
      marked = true;
    }
  }
}
