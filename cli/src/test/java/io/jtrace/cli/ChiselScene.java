package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import java.nio.file.Path;

/**
 * Captures made for chisels. {@link #mixed}: each kind of descriptor read and written by three
 * threads, calls of chosen durations, failures and CPU samples. {@link #wide}: more processes,
 * files, ports and containers than any table shows, no two of equal weight. {@link #values}: sizes
 * and times around every change of unit.
 */
final class ChiselScene {
  private static final long[] DURATIONS = {
    0,
    1,
    9_990,
    99_999,
    998_629,
    998_630,
    998_631,
    1_500_000,
    9_990_000,
    20_000_000,
    129_498_820,
    1_200_000_000
  };
  private static final long[] VALUES = {
    1,
    9,
    999,
    1_000,
    1_001,
    1_023,
    1_024,
    1_025,
    4_999,
    9_994,
    9_995,
    9_999,
    10_000,
    10_235,
    99_999,
    999_999,
    1_000_000,
    1_048_576,
    1_048_577,
    9_995_000,
    9_999_999,
    10_000_000,
    999_999_999,
    1_000_000_000,
    1_073_741_825,
    9_999_999_999L,
    10_000_000_000L,
    59_999_999_999L,
    60_000_000_000L,
    100_000_000_000L,
    1_099_511_627_777L,
    3_600_000_000_000L,
    1_125_899_906_842_625L,
    99_999_999_999_999L,
    123_456_789_012_345L,
    9_007_199_254_740_993L,
    1_152_921_504_606_846_977L
  };

  private final SceneWriter out = new SceneWriter();

  static void mixed(Path file) throws CaptureException {
    ChiselScene scene = new ChiselScene();
    scene.sample(0);
    int bytes = 3;
    for (long tid : ChiselMachine.THREADS) {
      if (tid == ChiselMachine.WEB) {
        scene.out.container(tid, ChiselMachine.containerJson(0));
      }
      bytes = scene.everyDescriptor(tid, bytes);
      scene.failures(tid);
    }
    scene.sample(2);
    scene.durations();
    scene.manyAlike();
    scene.sample(37);
    scene.strangers();
    scene.out.save(file, ChiselMachine.snapshot());
  }

  private void sample(long ticks) {
    long sum = ticks;
    for (long tid : ChiselMachine.THREADS) {
      out.cpu(tid, sum, 2 * sum + tid % 3);
      sum += ticks;
    }
    out.pass(400_000_000);
  }

  private int everyDescriptor(long tid, int firstBytes) {
    int bytes = firstBytes;
    for (long fd : ChiselMachine.descriptors(tid)) {
      out.read(tid, fd, 7_000 * fd, bytes);
      out.write(tid, fd, 13_000 * fd, 2L * bytes + 1);
      out.event("SYSCALL_DUP_E", tid, 1).u64(fd).end();
      out.event("SYSCALL_DUP_X", tid, 1).u64(fd + 100).end();
      bytes = bytes * 5 / 4 + 1;
    }
    return bytes;
  }

  private void failures(long tid) {
    for (long fd : ChiselMachine.descriptors(tid)) {
      for (int i = 0; i < fd % 4; i++) {
        out.read(tid, fd, 100, -11);
        out.write(tid, fd, 100, -32);
      }
    }
    for (int i = 0; i < tid % 7; i++) {
      out.event("SYSCALL_ACCESS_E", tid, 1).u32(4).end();
      out.event("SYSCALL_ACCESS_X", tid, 2).u64(-2).text("/nowhere").end();
      out.event("SYSCALL_OPEN_E", tid, 3).text("/no").u32(1).u32(0).end();
      out.event("SYSCALL_OPEN_X", tid, 5).u64(-13).text("/no").u32(1).u32(0).u32(0).end();
      out.event("SYSCALL_DUP_E", tid, 1).u64(77).end();
      out.event("SYSCALL_DUP_X", tid, 1).u64(-9).end();
    }
  }

  private void durations() {
    for (long duration : DURATIONS) {
      out.read(ChiselMachine.WORK, ChiselMachine.FILE, duration, 1);
      out.write(ChiselMachine.WEB, ChiselMachine.TCP, duration, 1);
      sleep(ChiselMachine.WORK, duration);
      switchFrom(ChiselMachine.WEB);
    }
  }

  /** Calls of one duration, with what the kernel says in the middle of a call. */
  private void manyAlike() {
    for (int i = 0; i < 12; i++) {
      out.event("SYSCALL_NANOSLEEP_E", ChiselMachine.WORK, 1).u64(i).end();
      switchFrom(ChiselMachine.WORK);
      if (i % 2 == 0) {
        out.cpu(ChiselMachine.WORK, 6, 12);
      } else {
        out.event("SIGNALDELIVER_E", ChiselMachine.WORK, 3).u64(1).u64(1).u8(14).end();
      }
      out.pass(30_000_000);
      out.event("SYSCALL_NANOSLEEP_X", ChiselMachine.WORK, 1).u64(0).end();
    }
  }

  private void sleep(long tid, long duration) {
    out.event("SYSCALL_NANOSLEEP_E", tid, 1).u64(duration).end();
    out.pass(duration);
    out.event("SYSCALL_NANOSLEEP_X", tid, 1).u64(0).end();
  }

  private void switchFrom(long tid) {
    out.event("SCHEDSWITCH_6_E", tid, 6).u64(1).u64(0).u64(0).u32(9).u32(8).u32(7).end();
  }

  /** Events of a thread that nobody knows, and a loss. */
  private void strangers() {
    out.read(ChiselMachine.STRANGER, 3, 5_000_000, 55);
    out.write(ChiselMachine.STRANGER, 3, 5_000_000, -5);
    out.event("DROP_E", 0, 1).u32(2).end();
    out.event("DROP_X", 0, 1).u32(2).end();
    out.cpu(ChiselMachine.STRANGER, 1, 1);
    out.pass(500_000_000);
    out.read(ChiselMachine.WORK, 3, 5_000, 55);
  }

  static void wide(Path file) throws CaptureException {
    ChiselScene scene = new ChiselScene();
    for (int i = 0; i < ChiselMachine.WIDE; i++) {
      scene.out.container(ChiselMachine.wideTid(i), ChiselMachine.containerJson(i));
      scene.out.cpu(ChiselMachine.wideTid(i), 10, 10);
    }
    for (int i = 0; i < ChiselMachine.WIDE; i++) {
      scene.one(i);
    }
    scene.out.pass(2_000_000_000);
    for (int i = 0; i < ChiselMachine.WIDE; i++) {
      scene.out.cpu(
          ChiselMachine.wideTid(i), 10 + Math.max(0, i - 10) / 2, 10 + Math.max(0, i - 9) / 2);
    }
    scene.out.save(file, ChiselMachine.wide());
  }

  private void one(int i) {
    long tid = ChiselMachine.wideTid(i);
    for (long fd = 3; fd <= 5; fd++) {
      out.read(tid, fd, 1_000L * i, fd * 1_000 + 3L * i);
      for (int k = 0; k <= i; k++) {
        out.write(tid, fd, 0, -5);
      }
    }
    int call = 100 + i % 50;
    out.event("GENERIC_E", tid, 2).u16(call).u16(call).end();
    out.pass(2_000L * i);
    for (int k = 0; k <= i; k++) {
      out.event("GENERIC_X", tid, 1).u16(call).end();
    }
  }

  static void values(Path file) throws CaptureException {
    ChiselScene scene = new ChiselScene();
    for (long value : VALUES) {
      scene.out.event("SYSCALL_NANOSLEEP_E", ChiselMachine.WORK, 1).u64(value).end();
    }
    scene.out.pass(7_000_000_000L);
    scene.sleep(ChiselMachine.WORK, 0);
    scene.out.save(file, ChiselMachine.snapshot());
  }
}
