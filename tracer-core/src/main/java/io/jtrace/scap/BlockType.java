package io.jtrace.scap;

import io.jtrace.event.EventLayout;

/** Numbers of the blocks of a capture file; the pre-release numbers are the same blocks. */
final class BlockType {
  static final int SECTION = 0x0A0D0D0A;
  static final int MACHINE = 0x201;
  static final int INTERFACES_V2 = 0x219;
  static final int USERS_V2 = 0x220;
  static final int PROCESSES_V9 = 0x215;
  static final int FDS_V2 = 0x218;
  static final int OLD_EVENT = 0x204;
  static final int OLD_EVENT_FLAGS = 0x208;

  /** Bytes of a block around its body: type, total and total again. */
  static final int FRAME_BYTES = 12;

  private static final int PACKET = 6;
  private static final int SIMPLE_PACKET = 3;

  private BlockType() {}

  /** The released number of a block. */
  static int canonical(int type) {
    return switch (type) {
      case 0x8000ABCD -> 0x202;
      case 0x8001ABCD -> 0x203;
      case 0x8002ABCD -> MACHINE;
      case 0x8010ABCD -> OLD_EVENT;
      case 0x8011ABCD -> 0x205;
      case 0x8012ABCD -> 0x206;
      case 0x8013ABCD -> 0x207;
      case 0x8014ABCD -> 0x209;
      default -> type;
    };
  }

  /** Version of a process list, 0 for other blocks. */
  static int processVersion(int type) {
    return switch (type) {
      case 0x202 -> 1;
      case 0x207 -> 2;
      case 0x209 -> 3;
      case 0x210 -> 4;
      case 0x211 -> 5;
      case 0x212 -> 6;
      case 0x213 -> 7;
      case 0x214 -> 8;
      case PROCESSES_V9 -> 9;
      default -> 0;
    };
  }

  /** Whether it is an event as a range holds it. */
  static boolean isEvent(int type) {
    return type == EventLayout.BLOCK_EVENT
        || type == EventLayout.BLOCK_EVENT_FLAGS
        || type == EventLayout.BLOCK_EVENT_LARGE
        || type == EventLayout.BLOCK_EVENT_FLAGS_LARGE;
  }

  /** Whether it is an event without a number of parameters. */
  static boolean isOldEvent(int type) {
    int known = canonical(type);
    return known == OLD_EVENT || known == OLD_EVENT_FLAGS;
  }

  /** Whether it holds a network packet: a file of another trade. */
  static boolean isPacket(int type) {
    return type == PACKET || type == SIMPLE_PACKET;
  }

  /** Whether it describes the machine before the first event. */
  static boolean isState(int type) {
    int known = canonical(type);
    return known == MACHINE
        || known == 0x203
        || known == FDS_V2
        || known == 0x205
        || known == INTERFACES_V2
        || known == 0x206
        || known == USERS_V2
        || processVersion(known) > 0;
  }

  /** What the block holds, for messages. */
  static String describe(int type) {
    int known = canonical(type);
    if (isEvent(known) || isOldEvent(known)) {
      return "event block";
    }
    return switch (known) {
      case SECTION -> "section header block";
      case MACHINE -> "machine block";
      case 0x203, FDS_V2 -> "descriptor block";
      case 0x205, INTERFACES_V2 -> "interface block";
      case 0x206, USERS_V2 -> "user block";
      default ->
          processVersion(known) > 0
              ? "process block"
              : "block of type 0x" + Integer.toHexString(type);
    };
  }
}
