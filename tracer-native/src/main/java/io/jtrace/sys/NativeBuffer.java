package io.jtrace.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** Memory that both Java and the kernel write; lives as long as this object. One thread at a time. */
public final class NativeBuffer {
  private final ByteBuffer bytes;
  private final long address;

  /**
   * Zeroed memory.
   *
   * @param size in bytes
   */
  public NativeBuffer(int size) {
    bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    address = Pointer.wrap(Runtime.getSystemRuntime(), bytes).address();
  }

  /**
   * The bytes, little-endian.
   *
   * @return the same buffer always; use absolute positions
   */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** Where the kernel finds them. */
  long address() {
    return address;
  }

  /** Writes a text with its NUL and gives the position behind it. */
  int put(int at, byte[] text) {
    bytes.put(at, text);
    bytes.put(at + text.length, (byte) 0);
    return at + text.length + 1;
  }

  /** Zeroes a stretch. */
  void clear(int at, int length) {
    for (int i = 0; i < length; i++) {
      bytes.put(at + i, (byte) 0);
    }
  }
}
