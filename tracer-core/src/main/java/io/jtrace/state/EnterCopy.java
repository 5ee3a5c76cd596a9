package io.jtrace.state;

import io.jtrace.event.Event;

/** Keeps the enter event of a call until its exit; the buffer is reused. */
final class EnterCopy {
  private byte[] bytes = new byte[0];
  private int length;

  void store(Event event) {
    int size = event.frameBytes();
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, 128)];
    }
    System.arraycopy(event.array(), event.frameOffset(), bytes, 0, size);
    length = size;
  }

  void forget() {
    length = 0;
  }

  boolean isPresent() {
    return length > 0;
  }

  /** Points a view at the copy. */
  Event view(Event into) {
    return into.wrap(bytes, 0, length);
  }
}
