package io.jtrace.state;

import io.jtrace.event.Event;

/** What a thread's last enter leaves for its exit. */
final class LastEnter {
  /** Event type, -1 when no exit is to be paired with it. */
  int type = -1;

  /** When it happened, 0 before the first one. */
  long nanos;

  /**
   * Descriptor it named, or the one an open or accept returned since; -1 for none. Before the first
   * enter it is 0, as in sysdig 0.29.3.
   */
  long fd;

  private static final byte[] NONE = {};

  /** More than any call's names take: a larger enter is not kept. */
  private static final int LARGEST_BYTES = 16 * 1024;

  private byte[] bytes = NONE;
  private int length;

  void keep(Event event) {
    keep(event.array(), event.frameOffset(), event.frameBytes());
  }

  void keep(byte[] source, int offset, int size) {
    if (size > LARGEST_BYTES) {
      length = 0;
      return;
    }
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, 128)];
    }
    System.arraycopy(source, offset, bytes, 0, size);
    length = size;
  }

  void forget() {
    length = 0;
  }

  /** Points a view at the kept enter; null if none was kept. */
  Event view(Event into) {
    return length == 0 ? null : into.wrap(bytes, 0, length);
  }
}
