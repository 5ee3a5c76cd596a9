package io.jtrace.sys;

import com.sun.jna.Memory;

/** Relates the kernel's boot clock, which stamps records, to the time of day. */
public final class BootClock {
  private static final long NANOS = 1_000_000_000L;
  private static final int SAMPLES = 5;

  private BootClock() {}

  /**
   * What to add to a boot time to get ns since the epoch, from the closest pair of readings.
   *
   * @return ns
   */
  public static long epochOffsetNanos() {
    LibC c = LibC.load();
    Memory timespec = new Memory(16);
    long best = 0;
    long narrowest = Long.MAX_VALUE;
    for (int i = 0; i < SAMPLES; i++) {
      long before = read(c, LibC.CLOCK_BOOTTIME, timespec);
      long epoch = read(c, LibC.CLOCK_REALTIME, timespec);
      long after = read(c, LibC.CLOCK_BOOTTIME, timespec);
      if (after - before < narrowest) {
        narrowest = after - before;
        best = epoch - (before + after) / 2;
      }
    }
    return best;
  }

  /**
   * The boot clock now; costs several microseconds.
   *
   * @return ns since the machine started, time asleep included
   */
  public static long nanos() {
    return read(LibC.load(), LibC.CLOCK_BOOTTIME, new Memory(16));
  }

  private static long read(LibC c, int clock, Memory timespec) {
    c.clock_gettime(clock, timespec);
    return timespec.getLong(0) * NANOS + timespec.getLong(8);
  }
}
