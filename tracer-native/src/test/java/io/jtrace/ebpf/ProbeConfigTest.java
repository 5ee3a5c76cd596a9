package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.Interest;
import io.jtrace.capture.Target;
import io.jtrace.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Offsets are those of struct jt_config, numbers those of asm/unistd_64.h. */
class ProbeConfigTest {
  private static final int KEPT = 216;
  private static final int WANTED = 280;

  private static ByteBuffer config(Interest interest) {
    CaptureSettings settings =
        new CaptureSettings(80, CaptureSettings.AUTOMATIC, new Target.Machine(), interest);
    return ByteBuffer.wrap(ProbeConfig.of(settings, SyscallTable.load()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean has(ByteBuffer config, int bits, int number) {
    return (config.getLong(bits + number / 64 * 8) >> number % 64 & 1) != 0;
  }

  @Test
  void shouldKeepCallsThatOpenAndCloseWhenOthersAreLeftOut() {
    ByteBuffer config = config(new Interest(Set.of(), Set.of(), Set.of(), Set.of("fsync")));
    for (int number : new int[] {2, 3, 41, 56, 59, 257}) { // open close socket clone execve openat
      assertTrue(has(config, KEPT, number), "call " + number);
    }
    assertFalse(has(config, KEPT, 0), "read");
    assertTrue(has(config, WANTED, 74), "fsync");
    assertFalse(has(config, WANTED, 0), "read");
    assertEquals(1 | 4, config.getInt(8), "by call, without switches");
  }

  @Test
  void shouldFindEveryCallOfANameWhenSeveralShareIt() {
    ByteBuffer config =
        config(new Interest(Set.of(), Set.of(), Set.of(), Set.of("dup", "rseq", "switch")));
    assertTrue(has(config, WANTED, 32) && has(config, WANTED, 33), "dup and dup2");
    assertTrue(has(config, WANTED, 334), "rseq");
    assertEquals(1, config.getInt(8), "with switches");
  }

  @Test
  void shouldChooseThreadsWhenTheyAreFew() {
    ByteBuffer config = config(new Interest(Set.of(7L), Set.of(8L, 9L), Set.of("nginx"), Set.of()));
    assertEquals(2, config.getInt(8));
    assertEquals(1, config.getInt(12));
    assertEquals(2, config.getInt(16));
    assertEquals(1, config.getInt(20));
    assertEquals(7, config.getInt(24));
    assertEquals('n', config.get(88));
    Set<String> tooLong = Set.of("a name of sixteen");
    assertEquals(0, config(new Interest(Set.of(), Set.of(), tooLong, Set.of())).getInt(8));
  }
}
