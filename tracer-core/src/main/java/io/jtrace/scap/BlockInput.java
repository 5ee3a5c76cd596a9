package io.jtrace.scap;

import io.jtrace.event.EventLayout;
import java.io.IOException;
import java.util.Arrays;

/** A window over the bytes of a capture that knows where it is; grows only as bytes arrive. */
final class BlockInput {
  private static final int WINDOW_BYTES = 256 * 1024;
  private final CaptureBytes source;
  private byte[] window = new byte[WINDOW_BYTES];
  private int position;
  private int limit;
  private long windowOffset;

  BlockInput(CaptureBytes source) {
    this.source = source;
  }

  /** The array of the window; another one after {@link #ensure}. */
  byte[] array() {
    return window;
  }

  /** Index in the window of the next byte. */
  int position() {
    return position;
  }

  /** Index in the window behind the last byte read so far. */
  int limit() {
    return limit;
  }

  /** Bytes in the window. */
  int available() {
    return limit - position;
  }

  /** Byte of the capture that {@link #position} stands for. */
  long offset() {
    return windowOffset + position;
  }

  /** Moves behind bytes that are in the window. */
  void advance(int bytes) {
    position += bytes;
  }

  /** Brings bytes into the window; false if the capture ends before. */
  boolean ensure(int bytes) throws IOException {
    while (limit - position < bytes) {
      if (limit == window.length) {
        makeRoom();
      }
      int got = source.read(window, limit, window.length - limit);
      if (got < 0) {
        return false;
      }
      limit += got;
    }
    return true;
  }

  /** Grows rather than move more than is freed: else a scan byte by byte would move it each time. */
  private void makeRoom() {
    if (position < window.length / 2) {
      window = Arrays.copyOf(window, window.length * 2);
      return;
    }
    System.arraycopy(window, position, window, 0, limit - position);
    windowOffset += position;
    limit -= position;
    position = 0;
  }

  /** Whether bringing bytes in might wait. */
  boolean mayWait(int bytes) throws IOException {
    return available() < bytes && source.mayWait();
  }

  /** A 32-bit number ahead; its bytes are in the window. */
  int u32(int ahead) {
    return (int) EventLayout.U32.get(window, position + ahead);
  }
}
