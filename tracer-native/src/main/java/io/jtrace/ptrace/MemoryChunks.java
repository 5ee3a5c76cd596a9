package io.jtrace.ptrace;

import io.jtrace.sys.NativeBuffer;
import io.jtrace.sys.RemoteMemory;
import java.nio.ByteBuffer;

/**
 * Chunks of user memory, cut where the probe cuts them.
 *
 * <pre>
 *   struct iovec:  base u64 0 | len u64 8                                               16 bytes
 *   struct msghdr: name u64 0 | namelen u32 8 | iov u64 16 | iovlen u64 24 | ...        56 bytes
 * </pre>
 */
final class MemoryChunks {
  static final int STR = 1;
  static final int BUF = 2;
  static final int IOV = 3;
  static final int ADDR = 4;
  static final int MEM = 5;
  static final int ARGV = 9;
  static final int POLL = 11;

  static final int ADDRESS_MAX = 128;

  private static final int PATH_MAX = 4096;
  private static final int PAGE = 4096;
  private static final int AREA_MAX = 4096;
  private static final int TEXTS_MAX = 256;
  private static final int IOVEC = 16;
  private static final int IOV_MAX = 1024;
  private static final int MSGHDR = 56;

  private final RemoteMemory memory = new RemoteMemory();
  private final NativeBuffer vector = new NativeBuffer(IOV_MAX * IOVEC);
  private final NativeBuffer header = new NativeBuffer(MSGHDR);
  private final RecordBuffer record;
  private final int snaplen;

  MemoryChunks(RecordBuffer record, int snaplen) {
    this.record = record;
    this.snaplen = snaplen;
  }

  /** A text up to its NUL. Pages behind it may be missing, so no read crosses one before it must. */
  void text(int tid, int arg, long from) {
    if (from == 0) {
      record.chunk(STR, arg, RecordBuffer.NULL, 0, 0);
      return;
    }
    int length = 0;
    while (length < PATH_MAX) {
      int wanted = Math.min(PATH_MAX - length, (int) (PAGE - (from + length & PAGE - 1)));
      int got = memory.read(tid, from + length, record.memory, record.data() + length, wanted);
      int end = nul(record.data() + length, got);
      if (end >= 0) {
        record.chunk(STR, arg, 0, length + end + 1, length + end + 1);
        return;
      }
      if (got < wanted) {
        record.chunk(STR, arg, RecordBuffer.FAULT, 0, 0);
        return;
      }
      length += got;
    }
    record.chunk(STR, arg, RecordBuffer.CUT, PATH_MAX, PATH_MAX);
  }

  private int nul(int at, int length) {
    ByteBuffer bytes = record.memory.bytes();
    for (int i = 0; i < length; i++) {
      if (bytes.get(at + i) == 0) {
        return i;
      }
    }
    return -1;
  }

  /** A buffer, at most the snaplen of it. */
  void buffer(int tid, int arg, long from, long length) {
    memory(tid, BUF, arg, from, length, snaplen);
  }

  /** Memory of a length. */
  void memory(int tid, int kind, int arg, long from, long length, int max) {
    if (from == 0) {
      record.chunk(kind, arg, RecordBuffer.NULL, 0, 0);
      return;
    }
    boolean cut = Long.compareUnsigned(length, max) > 0;
    int kept = cut ? max : (int) length;
    int flags = cut ? RecordBuffer.CUT : 0;
    if (kept > 0 && memory.read(tid, from, record.memory, record.data(), kept) < kept) {
      flags |= RecordBuffer.FAULT;
      kept = 0;
    }
    record.chunk(kind, arg, flags, kept, length);
  }

  /** Memory whose length is an int in memory. */
  void pointed(int tid, int kind, int arg, long from, long lengthAt, int max) {
    int length = 0;
    if (lengthAt != 0) {
      if (memory.read(tid, lengthAt, header, 0, 4) < 4) {
        record.chunk(kind, arg, RecordBuffer.FAULT, 0, 0);
        return;
      }
      length = header.bytes().getInt(0);
    }
    memory(tid, kind, arg, from, Integer.toUnsignedLong(length), max);
  }

  /** Address and data of a message; a receive has filled no more than limit bytes, -1 for a send. */
  void message(int tid, int arg, long from, long limit) {
    if (memory.read(tid, from, header, 0, MSGHDR) < MSGHDR) {
      record.chunk(IOV, arg, RecordBuffer.FAULT, 0, 0);
      return;
    }
    long name = header.bytes().getLong(0);
    long pieces = header.bytes().getLong(16);
    long count = header.bytes().getLong(24);
    if (name != 0) {
      long length = Integer.toUnsignedLong(header.bytes().getInt(8));
      memory(tid, ADDR, arg, name, length, ADDRESS_MAX);
    }
    pieces(tid, arg, pieces, count, limit);
  }

  /** Data over an iovec array: one read for the array, one for all that is kept of its pieces. */
  void pieces(int tid, int arg, long from, long count, long limit) {
    int entries = Long.compareUnsigned(count, IOV_MAX) < 0 ? (int) count : IOV_MAX;
    int got = entries == 0 ? 0 : memory.read(tid, from, vector, 0, entries * IOVEC);
    boolean fault = got < entries * IOVEC;
    int whole = got / IOVEC;
    long full = 0;
    int kept = 0;
    int used = 0;
    for (int i = 0; i < whole; i++) {
      long length = vector.bytes().getLong(i * IOVEC + 8);
      long left = Long.compareUnsigned(limit, full) > 0 ? limit - full : 0;
      long take = Long.compareUnsigned(length, left) < 0 ? length : left;
      take = Long.compareUnsigned(take, snaplen - kept) < 0 ? take : snaplen - kept;
      full += length;
      if (take > 0) {
        vector.bytes().putLong(used * IOVEC, vector.bytes().getLong(i * IOVEC));
        vector.bytes().putLong(used++ * IOVEC + 8, take);
        kept += (int) take;
      }
    }
    int read = kept == 0 ? 0 : memory.gather(tid, vector, used, record.memory, record.data(), kept);
    full = Long.compareUnsigned(full, limit) > 0 ? limit : full;
    int flags = fault || read < kept ? RecordBuffer.FAULT : 0;
    flags |= Long.compareUnsigned(full, read) > 0 ? RecordBuffer.CUT : 0;
    record.chunk(IOV, arg, flags, read, full);
  }

  /** An int, -1 if it cannot be read. */
  int number(int tid, long from) {
    return memory.read(tid, from, header, 0, 4) < 4 ? -1 : header.bytes().getInt(0);
  }

  /** The texts of an array of pointers that ends with a null. */
  void texts(int tid, int arg, long array) {
    int kept = 0;
    int flags = 0;
    for (int i = 0; array != 0 && i < TEXTS_MAX; i++) {
      if (memory.read(tid, array + 8L * i, header, 0, 8) < 8) {
        flags |= RecordBuffer.FAULT;
        break;
      }
      long from = header.bytes().getLong(0);
      if (from == 0) {
        break;
      }
      int wanted = Math.min(AREA_MAX - kept, (int) (PAGE - (from & PAGE - 1)));
      int got = memory.read(tid, from, record.memory, record.data() + kept, wanted);
      int end = nul(record.data() + kept, got);
      if (end < 0) {
        flags |= RecordBuffer.CUT;
        break;
      }
      kept += end + 1;
    }
    record.chunk(ARGV, arg, flags, kept, kept);
  }
}
