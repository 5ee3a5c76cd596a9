package io.jtrace.scap;

import io.jtrace.event.EventLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one block in memory: {@link #begin}, its fields, {@link #end}. */
final class BlockOutput {
  private byte[] bytes = new byte[64 * 1024];
  private int length;
  private int entry;

  BlockOutput begin(int type) {
    length = 0;
    return u32(type).u32(0);
  }

  /** Completes the block with padding and both totals. */
  BlockOutput end() {
    while ((length & 3) != 0) {
      u8(0);
    }
    u32(length + 4);
    EventLayout.U32.set(bytes, 4, length);
    return this;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Begins an entry that carries its length in front. */
  BlockOutput beginEntry() {
    entry = length;
    return u32(0);
  }

  /** Completes an entry whose length counts its own four bytes. */
  void endEntry() {
    EventLayout.U32.set(bytes, entry, length - entry);
  }

  /** Completes an entry whose length leaves out its own four bytes. */
  void endEntryWithoutLength() {
    EventLayout.U32.set(bytes, entry, length - entry - 4);
  }

  private int room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    int at = length;
    length += more;
    return at;
  }

  BlockOutput u8(int value) {
    int at = room(1);
    bytes[at] = (byte) value;
    return this;
  }

  BlockOutput u16(int value) {
    int at = room(2);
    EventLayout.U16.set(bytes, at, (short) value);
    return this;
  }

  BlockOutput u32(long value) {
    int at = room(4);
    EventLayout.U32.set(bytes, at, (int) value);
    return this;
  }

  BlockOutput i64(long value) {
    int at = room(8);
    EventLayout.U64.set(bytes, at, value);
    return this;
  }

  /** Bytes of an array as they are. */
  BlockOutput raw(byte[] source, int offset, int count) {
    int at = room(count);
    System.arraycopy(source, offset, bytes, at, count);
    return this;
  }

  /** Exactly that many bytes of a value, cut or filled with zeros. */
  BlockOutput fixed(byte[] value, int width) {
    int at = room(width);
    Arrays.fill(bytes, at, at + width, (byte) 0);
    System.arraycopy(value, 0, bytes, at, Math.min(value.length, width));
    return this;
  }

  /** A text with its length in front, cut to what every reader takes. */
  BlockOutput text(String value, int maxBytes) {
    byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
    int kept = Math.min(text.length, maxBytes);
    return u16(kept).fixed(text, kept);
  }
}
