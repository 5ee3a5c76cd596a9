package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** Whose records a capture takes, and whether it ends with them. The whole machine unless overridden. */
class Scope {
  /** The probe sits; nothing was read of it yet. */
  void prepare() throws CaptureException {}

  /** The snapshot is taken: records may come. */
  void begin() {}

  /** Whether a record is taken. */
  boolean takes(ByteBuffer bytes, int offset) {
    return true;
  }

  /** Whether nothing more can come. */
  boolean isOver() {
    return false;
  }

  /** Passes a user's wish to end on to a command; false if there is none. */
  boolean interrupt() {
    return false;
  }

  /** How the command ended; waits for it. */
  OptionalInt commandExit() {
    return OptionalInt.empty();
  }
}
