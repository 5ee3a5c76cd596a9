package io.jtrace.ebpf;

import io.jtrace.record.Loss;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the probe's losses still have to be told in the capture. Those for want of room in the
 * ring come as records, but for the last of each CPU; the others are told here, by intervals between
 * two looks at the counters. Capture thread only.
 *
 * <pre>
 *   struct jt_counts, one a CPU:
 *   0         8      16    24      32     40     48      56
 *   | records | lost | cut | faults | told | from | until | reserved |        u64 each
 * </pre>
 */
final class LossLedger {
  /** Bytes of the counters of one CPU. */
  static final int ROW_BYTES = 64;

  private static final int LOST = 8;
  private static final int CUT = 16;
  private static final int FAULTS = 24;
  private static final int TOLD = 32;
  private static final int FROM = 40;
  private static final int UNTIL = 48;

  private long[] cut = new long[0];
  private long[] faults = new long[0];
  private long lookedNanos;

  /** A ledger that begins at a time of the boot time clock. */
  LossLedger(long nowNanos) {
    lookedNanos = nowNanos;
  }

  /**
   * What became due since the last look.
   *
   * @param rows counters of all CPUs
   * @param nowNanos boot time clock
   * @param last whether no more records will come, so that their losses are due too
   */
  List<Loss> due(byte[] rows, long nowNanos, boolean last) {
    ByteBuffer counters = ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN);
    int cpus = rows.length / ROW_BYTES;
    if (cut.length != cpus) {
      cut = new long[cpus];
      faults = new long[cpus];
    }
    List<Loss> losses = new ArrayList<>();
    for (int cpu = 0; cpu < cpus; cpu++) {
      int at = cpu * ROW_BYTES;
      if (last) {
        add(losses, ringFull(counters, at, cpu));
      }
      long cutNow = counters.getLong(at + CUT);
      long faultsNow = counters.getLong(at + FAULTS);
      add(losses, new Loss(Loss.Cause.CUT, cpu, cutNow - cut[cpu], lookedNanos, nowNanos));
      add(
          losses,
          new Loss(Loss.Cause.UNREADABLE, cpu, faultsNow - faults[cpu], lookedNanos, nowNanos));
      cut[cpu] = cutNow;
      faults[cpu] = faultsNow;
    }
    lookedNanos = nowNanos;
    return losses;
  }

  private static Loss ringFull(ByteBuffer counters, int at, int cpu) {
    return new Loss(
        Loss.Cause.RING_FULL,
        cpu,
        counters.getLong(at + LOST) - counters.getLong(at + TOLD),
        counters.getLong(at + FROM),
        counters.getLong(at + UNTIL));
  }

  private static void add(List<Loss> losses, Loss loss) {
    if (loss.count() > 0) {
      losses.add(loss);
    }
  }
}
