package io.jtrace.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a capture by the bare frame: type, total, body, total. Knows nothing of bodies. */
record Blocks(List<Block> all, boolean sound) {
  static final int SECTION = 0x0A0D0D0A;

  /** One block. */
  record Block(int offset, int type, int total) {
    int end() {
      return offset + total;
    }

    boolean isEvent() {
      return isOldEvent() || type == 0x216 || type == 0x217 || type == 0x221 || type == 0x222;
    }

    boolean isOldEvent() {
      return type == 0x204 || type == 0x208;
    }

    /** Where the event's own header begins. */
    int header() {
      return offset + (type == 0x217 || type == 0x222 || type == 0x208 ? 14 : 10);
    }
  }

  static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Walks the frames up to the first that is broken. */
  static Blocks of(byte[] bytes) {
    ByteBuffer view = view(bytes);
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (bytes.length - at >= 12) {
      int total = view.getInt(at + 4);
      if (total < 12
          || (total & 3) != 0
          || total > bytes.length - at
          || view.getInt(at + total - 4) != total) {
        break;
      }
      blocks.add(new Block(at, view.getInt(at), total));
      at += total;
    }
    boolean starts = !blocks.isEmpty() && blocks.get(0).type() == SECTION;
    return new Blocks(blocks, at == bytes.length && starts);
  }

  List<Block> events() {
    return all.stream().filter(Block::isEvent).toList();
  }
}
