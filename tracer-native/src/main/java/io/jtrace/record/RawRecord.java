package io.jtrace.record;

import java.nio.ByteBuffer;

/**
 * A view over one raw record, the Java twin of {@code record.h}. Owns no bytes; one thread.
 *
 * <pre>
 *   0        8     12     16    18   20  22   23     24      28        32
 *   | ts u64 | pid | tgid | kind| cpu| nr| abi| flags| chunks| reserved| body | chunk*
 *
 *   enter:    args 6 x u64                                              48
 *   exit:     ret i64, args 6 x u64                                     56
 *   switch:   next u32, state u32, maj u64, min u64, size, rss, swap u32, pad, comm[16]  56
 *   procexit: code i64, group_dead u32, pad                             16
 *   signal:   sender u32, signo i32, code i32, pad                      16
 *   fork/exec: other_pid u32, other_tgid u32                             8
 *   loss:     count u64, from u64, until u64                            24
 *
 *   chunk:  kind u8 | arg u8 | flags u16 | len u32 | full u64 | data, padded to 8
 * </pre>
 */
final class RawRecord {
  static final int ENTER = 1;
  static final int EXIT = 2;
  static final int SWITCH = 3;
  static final int PROCEXIT = 4;
  static final int SIGNAL = 5;
  static final int FORK = 6;
  static final int EXEC = 7;
  static final int LOSS = 8;

  static final int STR = 1;
  static final int BUF = 2;
  static final int IOV = 3;
  static final int ADDR = 4;
  static final int MEM = 5;
  static final int SOCK = 6;
  static final int FILE = 7;
  static final int TASK = 8;
  static final int ARGV = 9;
  static final int ENV = 10;
  static final int POLL = 11;

  static final int ABI_64 = 0;
  static final int ABI_I386 = 1;

  /** The result of the call, where a chunk or operation names an argument. */
  static final int RESULT = 6;

  private static final int HEADER = 32;
  private static final int CHUNK_HEADER = 16;
  private static final int NULL_POINTER = 4;
  private static final int MAX_CHUNKS = 32;
  private static final int[] BODY = {0, 48, 56, 56, 16, 16, 8, 8, 24};

  private final int[] chunks = new int[MAX_CHUNKS];
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int start;
  private int count;
  private int kind;

  /** Points the view at a record; false when its bytes make no sense. */
  boolean wrap(ByteBuffer littleEndian, int offset, int length) {
    bytes = littleEndian;
    start = offset;
    count = 0;
    if (length < HEADER) {
      return false;
    }
    kind = u16(16);
    if (kind < ENTER || kind > LOSS || length < HEADER + BODY[kind]) {
      return false;
    }
    return locateChunks(HEADER + BODY[kind], length);
  }

  private boolean locateChunks(int first, int length) {
    int wanted = bytes.getInt(start + 24);
    int at = first;
    for (int i = 0; i < wanted; i++) {
      if (i == MAX_CHUNKS || at + CHUNK_HEADER > length) {
        return false;
      }
      int data = bytes.getInt(start + at + 4);
      if (data < 0 || data > length - at - CHUNK_HEADER) {
        return false;
      }
      chunks[count++] = start + at;
      at += CHUNK_HEADER + ((data + 7) & ~7);
    }
    return true;
  }

  private int u16(int at) {
    return bytes.getShort(start + at) & 0xffff;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  long boottimeNanos() {
    return bytes.getLong(start);
  }

  int tid() {
    return bytes.getInt(start + 8);
  }

  int pid() {
    return bytes.getInt(start + 12);
  }

  int kind() {
    return kind;
  }

  int cpu() {
    return u16(18);
  }

  int number() {
    return u16(20);
  }

  int abi() {
    return bytes.get(start + 22) & 0xff;
  }

  long arg(int index) {
    return bytes.getLong(start + HEADER + (kind == EXIT ? 8 : 0) + 8 * index);
  }

  long result() {
    return kind == EXIT ? bytes.getLong(start + HEADER) : 0;
  }

  boolean failed() {
    return kind == EXIT && result() < 0;
  }

  long bodyLong(int at) {
    return bytes.getLong(start + HEADER + at);
  }

  int bodyInt(int at) {
    return bytes.getInt(start + HEADER + at);
  }

  /** Where the chunk of a kind and argument lies, or -1. */
  int chunk(int chunkKind, int arg) {
    for (int i = 0; i < count; i++) {
      int at = chunks[i];
      if (bytes.get(at) == chunkKind && bytes.get(at + 1) == arg) {
        return at;
      }
    }
    return -1;
  }

  /** Where the first chunk of a kind lies, or -1. */
  int chunk(int chunkKind) {
    for (int i = 0; i < count; i++) {
      if (bytes.get(chunks[i]) == chunkKind) {
        return chunks[i];
      }
    }
    return -1;
  }

  int dataAt(int chunk) {
    return chunk + CHUNK_HEADER;
  }

  int dataLength(int chunk) {
    return bytes.getInt(chunk + 4);
  }

  long fullLength(int chunk) {
    return bytes.getLong(chunk + 8);
  }

  boolean isNull(int chunk) {
    return (bytes.getShort(chunk + 2) & NULL_POINTER) != 0;
  }

  /** Where {@code size} bytes of the chunk of a kind and argument begin, or -1 if there are fewer. */
  int data(int chunkKind, int arg, int size) {
    int chunk = chunk(chunkKind, arg);
    return chunk >= 0 && dataLength(chunk) >= size ? dataAt(chunk) : -1;
  }
}
