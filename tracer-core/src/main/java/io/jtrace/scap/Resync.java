package io.jtrace.scap;

import java.io.IOException;

/**
 * Finds the next place behind a damage where reading can go on: a section header, or a sound event
 * block that is followed by another block or by the end. One block alone could be payload.
 */
final class Resync {
  /** A larger event behind a damage is taken for damage too. */
  private static final int MAX_BLOCK_BYTES = 1 << 20;

  private Resync() {}

  /** Moves to that place, at least one byte on; false if there is none up to the end. */
  static boolean skipDamage(BlockInput in) throws IOException {
    for (in.advance(Math.min(1, in.available())); in.ensure(8); in.advance(1)) {
      if (isSection(in, 0) || isEventAndMore(in)) {
        return true;
      }
    }
    in.advance(in.available());
    return false;
  }

  private static boolean isSection(BlockInput in, int ahead) throws IOException {
    return in.u32(ahead) == BlockType.SECTION
        && in.ensure(ahead + BlockType.FRAME_BYTES)
        && in.u32(ahead + 8) == SectionReader.MAGIC;
  }

  private static boolean isEventAndMore(BlockInput in) throws IOException {
    int type = in.u32(0);
    int total = in.u32(4);
    if (!(BlockType.isEvent(type) || BlockType.isOldEvent(type))
        || total < EventBlocks.LEAST_BLOCK_BYTES
        || total > MAX_BLOCK_BYTES
        || !in.ensure(total)
        || in.u32(total - 4) != total
        || BlockType.isEvent(type)
            && EventBlocks.fault(in.array(), in.position(), type, total) != null) {
      return false;
    }
    if (!in.ensure(total + 8)) {
      return in.available() == total;
    }
    int next = in.u32(total);
    return BlockType.isEvent(next) || BlockType.isOldEvent(next) || isSection(in, total);
  }
}
