package io.jtrace.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Offsets of an encoded event: the event block of a capture file, version 2, little-endian.
 *
 * <pre>
 *   0        4        8      10                      (14)
 *   +--------+--------+------+ - - - - - - - - - - - +----------------+------------+-----+-------+
 *   | type   | total  | cpu  | flags (0x217, 0x222)  | event header   | lengths    | values, pad  | total |
 *   | u32    | u32    | u16  | u32                   | 26 bytes       | n × u16/u32| 0-3   | u32   |
 *   +--------+--------+------+ - - - - - - - - - - - +----------------+------------+-----+-------+
 *
 *   event header:  0 u64 timestamp (ns since the epoch)   8 u64 thread id   16 u32 length of the
 *                  event from here, lengths and values included   20 u16 event type   22 u32 number
 *                  of parameters
 * </pre>
 *
 * <p>Lengths are u32 in the large blocks (0x221, 0x222), else u16. Source: the block layouts that
 * sysdig 0.29.3 and Wireshark read.
 */
public final class EventLayout {
  /** Block type of a plain event. */
  public static final int BLOCK_EVENT = 0x216;

  /** Block type of an event with flags. */
  public static final int BLOCK_EVENT_FLAGS = 0x217;

  /** Block type of an event whose parameter lengths are 32 bits wide. */
  public static final int BLOCK_EVENT_LARGE = 0x221;

  /** Block type of an event with flags and 32-bit parameter lengths. */
  public static final int BLOCK_EVENT_FLAGS_LARGE = 0x222;

  /** Offset of the CPU number in the block. */
  public static final int CPU = 8;

  /** Offset of the flags in a block that has them. */
  public static final int FLAGS = 10;

  /** Offset of the event header in a block without flags. */
  public static final int HEADER = 10;

  /** Offset of the event header in a block with flags. */
  public static final int HEADER_AFTER_FLAGS = 14;

  /** Bytes of the event header. */
  public static final int HEADER_BYTES = 26;

  /** Offset of the thread id in the event header. */
  public static final int TID = 8;

  /** Offset of the event's length in the event header. */
  public static final int LENGTH = 16;

  /** Offset of the type in the event header. */
  public static final int TYPE = 20;

  /** Offset of the number of parameters in the event header. */
  public static final int PARAM_COUNT = 22;

  /** Flag: the event feeds the state and is hidden from output. */
  public static final int FLAG_STATE_ONLY = 1;

  /** Flag: the event is the write of a tracer, though its descriptor may not be known. */
  public static final int FLAG_TRACER = 2;

  /**
   * Flag in memory, never in a file: the enter is not the tracer's, it was made from its exit, whose
   * time it has.
   */
  public static final int FLAG_REBUILT = 1 << 30;

  /** Little-endian 16-bit access to a byte array. */
  public static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Little-endian 32-bit access to a byte array. */
  public static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Little-endian 64-bit access to a byte array. */
  public static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EventLayout() {}

  /**
   * Reads 16 bits. These three are put together byte by byte: most captures are read before the
   * optimizing compiler has had a look, and without it handles and buffers are several times slower.
   *
   * @param bytes little-endian
   * @param offset of the first byte
   * @return zero-extended
   */
  public static int u16(byte[] bytes, int offset) {
    return bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8;
  }

  /**
   * Reads 32 bits.
   *
   * @param bytes little-endian
   * @param offset of the first byte
   * @return the number
   */
  public static int i32(byte[] bytes, int offset) {
    return u16(bytes, offset) | u16(bytes, offset + 2) << 16;
  }

  /**
   * Reads 64 bits.
   *
   * @param bytes little-endian
   * @param offset of the first byte
   * @return the number
   */
  public static long i64(byte[] bytes, int offset) {
    return i32(bytes, offset) & 0xffffffffL | (long) i32(bytes, offset + 4) << 32;
  }

  /**
   * Whether a block carries the flags word.
   *
   * @param blockType a block type of this class
   * @return true for 0x217 and 0x222
   */
  public static boolean hasFlags(int blockType) {
    return blockType == BLOCK_EVENT_FLAGS || blockType == BLOCK_EVENT_FLAGS_LARGE;
  }

  /**
   * Whether parameter lengths in a block are 32 bits wide.
   *
   * @param blockType a block type of this class
   * @return true for 0x221 and 0x222
   */
  public static boolean isLarge(int blockType) {
    return blockType == BLOCK_EVENT_LARGE || blockType == BLOCK_EVENT_FLAGS_LARGE;
  }

  /**
   * Bytes of a whole block.
   *
   * @param blockType a block type of this class
   * @param eventBytes the event's own length: header, parameter lengths and values
   * @return a multiple of 4
   */
  public static int blockBytes(int blockType, int eventBytes) {
    int header = hasFlags(blockType) ? HEADER_AFTER_FLAGS : HEADER;
    return (header + eventBytes + 4 + 3) & ~3;
  }
}
