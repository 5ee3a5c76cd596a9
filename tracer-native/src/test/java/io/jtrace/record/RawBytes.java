package io.jtrace.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds raw records by the layout of record.h. */
final class RawBytes {
  static final long TIME = 5_000;
  private final ByteBuffer bytes = ByteBuffer.allocate(16_384).order(ByteOrder.LITTLE_ENDIAN);
  private int chunks;

  static RawBytes enter(int number, long... args) {
    return new RawBytes().header(1, number).args(args);
  }

  static RawBytes exit(int number, long result, long... args) {
    RawBytes raw = new RawBytes().header(2, number);
    raw.bytes.putLong(result);
    return raw.args(args);
  }

  static RawBytes other(int kind, byte[] body) {
    RawBytes raw = new RawBytes().header(kind, 0);
    raw.bytes.put(body);
    return raw;
  }

  private RawBytes header(int kind, int number) {
    bytes.putLong(TIME).putInt(77).putInt(70).putShort((short) kind).putShort((short) 1);
    bytes.putShort((short) number).put((byte) 0).put((byte) 0).putInt(0).putInt(0);
    return this;
  }

  private RawBytes args(long... args) {
    for (int i = 0; i < 6; i++) {
      bytes.putLong(i < args.length ? args[i] : 0);
    }
    return this;
  }

  /** As a 32-bit program makes it. */
  RawBytes i386() {
    bytes.put(22, (byte) 1);
    return this;
  }

  RawBytes chunk(int kind, int arg, int flags, long full, byte[] data) {
    bytes.put((byte) kind).put((byte) arg).putShort((short) flags).putInt(data.length);
    bytes.putLong(full).put(data);
    bytes.position((bytes.position() + 7) & ~7);
    bytes.putInt(24, ++chunks);
    return this;
  }

  RawBytes chunk(int kind, int arg, byte[] data) {
    return chunk(kind, arg, 0, data.length, data);
  }

  RawBytes text(int arg, String text) {
    return chunk(1, arg, (text + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteBuffer bytes() {
    return bytes;
  }

  int length() {
    return bytes.position();
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
