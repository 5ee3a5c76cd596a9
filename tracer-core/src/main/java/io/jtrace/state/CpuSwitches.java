package io.jtrace.state;

import java.util.Arrays;

/** When each CPU last switched threads. */
final class CpuSwitches {
  private static final int MOST_CPUS = 0x10000;
  private long[] last = new long[16];

  /** Notes a switch; returns the one before it on this CPU, 0 for none. */
  long next(int cpu, long nanos) {
    if (cpu >= last.length) {
      last = Arrays.copyOf(last, Math.min(MOST_CPUS, Math.max(cpu + 1, last.length * 2)));
    }
    long before = last[cpu];
    last[cpu] = nanos;
    return before;
  }

  void forget() {
    Arrays.fill(last, 0);
  }
}
