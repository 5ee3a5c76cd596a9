package io.jtrace.ebpf;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.procfs.ProcSnapshot;

/** How large the ring is when nobody says: one part in 256 of the memory, within bounds. */
final class RingSize {
  private static final int LEAST = 8 << 20;
  private static final int MOST = 128 << 20;
  private static final int SHARE = 256;

  private RingSize() {}

  /** Bytes, a power of two. */
  static int of(CaptureSettings settings) {
    return settings.bufferBytes() == CaptureSettings.AUTOMATIC
        ? suiting(ProcSnapshot.memoryBytes())
        : settings.bufferBytes();
  }

  static int suiting(long memoryBytes) {
    return (int) Math.max(LEAST, Math.min(MOST, Long.highestOneBit(memoryBytes / SHARE)));
  }
}
