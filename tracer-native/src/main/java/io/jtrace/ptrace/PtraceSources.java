package io.jtrace.ptrace;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Finding;
import io.jtrace.capture.LiveSources;
import io.jtrace.capture.Target;
import io.jtrace.procfs.ProcSnapshot;
import io.jtrace.record.CgroupCache;
import io.jtrace.record.RecordDecoder;
import io.jtrace.syscall.KernelFlags;
import io.jtrace.syscall.OpenFlags;
import io.jtrace.syscall.SyscallTable;
import java.time.Instant;
import java.util.List;

/** Provides the source {@code ptrace}: one command or some processes, without privileges. */
public final class PtraceSources implements LiveSources {
  private static final long NANOS = 1_000_000_000L;

  /** Made by {@link java.util.ServiceLoader}; loads nothing native. */
  public PtraceSources() {}

  @Override
  public String name() {
    return "ptrace";
  }

  /** {@inheritDoc} The threads are traced by whoever fills, so what fails there fails with the first fill. */
  @Override
  public CaptureSource open(CaptureSettings settings) throws CaptureException {
    if (settings.target() instanceof Target.Machine) {
      throw new CaptureException(
          "ptrace traces a command or processes, not the machine: jtrace -- COMMAND, or --pid PID");
    }
    SyscallTable table = SyscallTable.load();
    OpenFlags flags = OpenFlags.of(KernelFlags.load());
    RecordDecoder decoder =
        new RecordDecoder(table, new CgroupCache(ProcSnapshot::cgroups), epochOffsetNanos());
    RecordMaker records = new RecordMaker(table, decoder, settings.snaplen());
    return new PtraceSource(settings.target(), records, () -> ProcSnapshot.take(flags::toFile));
  }

  /** Records bear the JVM's monotonic time, which costs no foreign call. */
  private static long epochOffsetNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano() - System.nanoTime();
  }

  @Override
  public List<Finding> examine() {
    return List.of(Yama.ofThisMachine().finding());
  }
}
