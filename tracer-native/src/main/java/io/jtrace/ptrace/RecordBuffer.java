package io.jtrace.ptrace;

import io.jtrace.sys.NativeBuffer;
import java.nio.ByteBuffer;

/**
 * One raw record in the making, as {@code record.h} draws it.
 *
 * <pre>
 *   0        8     12     16    18   20  22   23     24      28        32
 *   | ts u64 | pid | tgid | kind| cpu| nr| abi| flags| chunks| reserved| body | chunk*
 *   chunk:  kind u8 | arg u8 | flags u16 | len u32 | full u64 | data, padded to 8
 * </pre>
 */
final class RecordBuffer {
  static final int ENTER = 1;
  static final int EXIT = 2;
  static final int PROCEXIT = 4;
  static final int SIGNAL = 5;
  static final int FORK = 6;
  static final int EXEC = 7;

  static final int CUT = 1;
  static final int FAULT = 2;
  static final int NULL = 4;

  private static final int BUF = 2;
  private static final int IOV = 3;
  private static final int EFAULT = 14;
  private static final int HEADER = 32;
  private static final int CHUNK_HEADER = 16;

  /** A path, two areas, a task and buffers of the longest snaplen fit. */
  private static final int CAPACITY = 512 * 1024;

  final NativeBuffer memory = new NativeBuffer(CAPACITY);
  private final ByteBuffer bytes = memory.bytes();
  private int length;
  private int chunks;
  private boolean judged;
  private long cut;
  private long faults;

  /** Starts a record of a thread. */
  void begin(int kind, Tracee tracee, long timeNanos) {
    bytes.putLong(0, timeNanos).putInt(8, tracee.tid).putInt(12, tracee.tgid);
    bytes.putShort(16, (short) kind).putShort(18, (short) 0).putShort(20, (short) 0);
    bytes.putShort(22, (short) 0).putInt(24, 0).putInt(28, 0);
    length = HEADER;
    chunks = 0;
    judged = false;
  }

  /** At the exit of a call everything should be readable, unless the call says it is not. */
  void judge(long result) {
    judged = result != -EFAULT;
  }

  /** The call of an enter or exit. */
  void call(int number, int abi) {
    bytes.putShort(20, (short) number).put(22, (byte) abi);
  }

  RecordBuffer put(long value) {
    bytes.putLong(length, value);
    length += 8;
    return this;
  }

  RecordBuffer put(int value) {
    bytes.putInt(length, value);
    length += 4;
    return this;
  }

  /** Where the data of the next chunk goes. */
  int data() {
    return length + CHUNK_HEADER;
  }

  /** Closes a chunk whose data lie at {@link #data()}. */
  void chunk(int kind, int arg, int flags, int dataLength, long full) {
    bytes.put(length, (byte) kind).put(length + 1, (byte) arg).putShort(length + 2, (short) flags);
    bytes.putInt(length + 4, dataLength).putLong(length + 8, full);
    length += CHUNK_HEADER + (dataLength + 7 & ~7);
    chunks++;
    // a buffer is cut on purpose, and a call told EFAULT says so itself
    cut += kind == BUF || kind == IOV ? 0 : flags & CUT;
    faults += judged ? (flags & FAULT) >> 1 : 0;
  }

  /** Completes the record and gives its length. */
  int end() {
    bytes.putInt(24, chunks);
    return length;
  }

  /** Chunks that were cut so far. */
  long cut() {
    return cut;
  }

  /** Chunks that could not be read so far. */
  long faults() {
    return faults;
  }
}
