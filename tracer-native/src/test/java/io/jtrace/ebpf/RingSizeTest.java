package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.capture.CaptureSettings;
import org.junit.jupiter.api.Test;

class RingSizeTest {
  private static final long GIB = 1L << 30;

  @Test
  void shouldSuitTheMemoryWhenNobodyAsksForASize() {
    assertEquals(8 << 20, RingSize.suiting(0));
    assertEquals(16 << 20, RingSize.suiting(4 * GIB));
    assertEquals(64 << 20, RingSize.suiting(24 * GIB));
    assertEquals(128 << 20, RingSize.suiting(1024 * GIB));
    assertEquals(4096, RingSize.of(new CaptureSettings(80, 4096)));
  }
}
