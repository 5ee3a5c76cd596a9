package io.jtrace.scap;

import io.jtrace.event.EventLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the body of one list block field by field, however large the block is. */
final class BlockBody {
  private static final int SKIP_BYTES = 64 * 1024;
  private final BlockInput in;
  private final String what;
  private final long blockOffset;
  private final int blockTotal;
  private final long bodyEnd;
  private long end;

  private BlockBody(BlockInput in, String what, long blockOffset, int blockTotal) {
    this.in = in;
    this.what = what;
    this.blockOffset = blockOffset;
    this.blockTotal = blockTotal;
    bodyEnd = blockOffset + Integer.toUnsignedLong(blockTotal) - 4;
    end = bodyEnd;
  }

  /** Enters the block whose type and total are in the window. */
  static BlockBody open(BlockInput in) throws DamageException {
    int total = in.u32(4);
    String what = BlockType.describe(in.u32(0));
    if (Integer.toUnsignedLong(total) < BlockType.FRAME_BYTES || (total & 3) != 0) {
      throw DamageException.damaged(
          in.offset(), what + " with a length of " + Integer.toUnsignedLong(total) + " bytes");
    }
    BlockBody body = new BlockBody(in, what, in.offset(), total);
    in.advance(8);
    return body;
  }

  /** Bytes left in the block, or in the entry being read. */
  long remaining() {
    return end - in.offset();
  }

  /** Where the block begins in the file. */
  long offset() {
    return blockOffset;
  }

  /** Narrows the body to an entry of a given length from here. */
  void enterEntry(long bytes) throws DamageException {
    if (bytes < 0 || bytes > remaining()) {
      throw damage("an entry of " + bytes + " bytes where " + remaining() + " are left");
    }
    end = in.offset() + bytes;
  }

  /** Skips what of the entry was not read. */
  void leaveEntry() throws IOException, DamageException {
    skip(remaining());
    end = bodyEnd;
  }

  /** Skips the rest of the block and checks its second total. */
  void close() throws IOException, DamageException {
    end = bodyEnd;
    skip(remaining());
    bring(4);
    int trailer = in.u32(0);
    if (trailer != blockTotal) {
      throw damage(
          "its two lengths differ: "
              + Integer.toUnsignedLong(blockTotal)
              + " and "
              + Integer.toUnsignedLong(trailer));
    }
    in.advance(4);
  }

  private void skip(long bytes) throws IOException, DamageException {
    for (long left = bytes; left > 0; ) {
      int step = (int) Math.min(left, SKIP_BYTES);
      bring(step);
      in.advance(step);
      left -= step;
    }
  }

  private void bring(int bytes) throws IOException, DamageException {
    if (!in.ensure(bytes)) {
      long left = in.offset() + in.available() - blockOffset;
      throw DamageException.truncated(blockOffset, what, Integer.toUnsignedLong(blockTotal), left);
    }
  }

  private int take(int bytes) throws IOException, DamageException {
    if (bytes > remaining()) {
      throw damage("a field of " + bytes + " bytes where " + remaining() + " are left");
    }
    bring(bytes);
    int at = in.position();
    in.advance(bytes);
    return at;
  }

  DamageException damage(String detail) {
    return DamageException.damaged(blockOffset, what + ": " + detail);
  }

  int u8() throws IOException, DamageException {
    int at = take(1);
    return in.array()[at] & 0xff;
  }

  int u16() throws IOException, DamageException {
    int at = take(2);
    return (short) EventLayout.U16.get(in.array(), at) & 0xffff;
  }

  int i32() throws IOException, DamageException {
    int at = take(4);
    return (int) EventLayout.U32.get(in.array(), at);
  }

  long u32() throws IOException, DamageException {
    return Integer.toUnsignedLong(i32());
  }

  long i64() throws IOException, DamageException {
    int at = take(8);
    return (long) EventLayout.U64.get(in.array(), at);
  }

  byte[] bytes(int length) throws IOException, DamageException {
    int at = take(length);
    return java.util.Arrays.copyOfRange(in.array(), at, at + length);
  }

  /** A text of a fixed width, read up to its first NUL. */
  String fixedText(int width) throws IOException, DamageException {
    String text = new String(bytes(width), StandardCharsets.ISO_8859_1);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  /** A text with its length in front, one character a byte. */
  String text() throws IOException, DamageException {
    return text(u16());
  }

  /** A text whose length is known. */
  String text(int length) throws IOException, DamageException {
    int at = take(length);
    return new String(in.array(), at, length, StandardCharsets.ISO_8859_1);
  }
}
