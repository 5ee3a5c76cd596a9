package io.jtrace.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rewrites a capture into the form of minor version 1: events without their number of parameters,
 * lists without the lengths of their entries.
 */
final class OldForm {
  /** Bytes of a process entry that came with version 9. */
  private static final int TAIL_BYTES = 29;

  /** Kind of a descriptor entry. */
  private static final int FILE = 16;

  private final ByteBuffer in;
  private final ByteBuffer out;

  private OldForm(byte[] capture) {
    in = Blocks.view(capture);
    out = ByteBuffer.allocate(capture.length).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] of(byte[] capture) {
    OldForm form = new OldForm(capture);
    Blocks.of(capture).all().forEach(form::block);
    return Arrays.copyOf(form.out.array(), form.out.position());
  }

  private void block(Blocks.Block block) {
    int begin = out.position();
    int bodyEnd = block.end() - 4;
    out.putInt(oldType(block.type())).putInt(0);
    in.position(block.offset() + 8);
    switch (block.type()) {
      case Blocks.SECTION -> {
        out.putInt(in.getInt()).putShort(in.getShort()).putShort((short) 1);
        in.getShort();
        copy(8);
      }
      case 0x216 -> event(block);
      case 0x215 -> entries(bodyEnd, 4, TAIL_BYTES);
      case 0x218 -> {
        copy(8);
        descriptors(bodyEnd);
      }
      case 0x219 -> entries(bodyEnd, 0, 0);
      case 0x220 -> entries(bodyEnd, 4, 0);
      default -> copy(bodyEnd - in.position());
    }
    while ((out.position() - begin & 3) != 0) {
      out.put((byte) 0);
    }
    int total = out.position() + 4 - begin;
    out.putInt(total).putInt(begin + 4, total);
  }

  private static int oldType(int type) {
    return switch (type) {
      case 0x215 -> 0x214;
      case 0x216 -> 0x204;
      case 0x218 -> 0x203;
      case 0x219 -> 0x205;
      case 0x220 -> 0x206;
      default -> type;
    };
  }

  private void event(Blocks.Block block) {
    int length = in.getInt(block.header() + 16);
    copy(2 + 16);
    int type = in.getShort(block.header() + 20);
    // Those two were written with a length 3 too large.
    out.putInt(type == 280 || type == 286 ? length - 1 : length - 4);
    in.getInt();
    copy(2);
    in.getInt();
    copy(length - 26);
  }

  /** Copies entries without their lengths; {@code own} says how many bytes those count themselves. */
  private void entries(int end, int own, int tail) {
    while (end - in.position() >= 4) {
      copyEntry(in.getInt() - own, tail);
    }
  }

  /** A file had no device in the old form. */
  private void descriptors(int end) {
    while (end - in.position() >= 4) {
      int length = in.getInt() - 4;
      copyEntry(length, in.get(in.position() + 16) == FILE ? 4 : 0);
    }
  }

  private void copyEntry(int length, int tail) {
    copy(length - tail);
    in.position(in.position() + tail);
  }

  private void copy(int bytes) {
    out.put(in.array(), in.position(), bytes);
    in.position(in.position() + bytes);
  }
}
