package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Finding;
import io.jtrace.capture.LiveSources;
import io.jtrace.capture.Target;
import io.jtrace.procfs.Glance;
import io.jtrace.procfs.ProcSnapshot;
import io.jtrace.record.CaptureSpec;
import io.jtrace.record.CgroupCache;
import io.jtrace.record.RecordDecoder;
import io.jtrace.sys.BootClock;
import io.jtrace.syscall.KernelFlags;
import io.jtrace.syscall.OpenFlags;
import io.jtrace.syscall.Syscall;
import io.jtrace.syscall.SyscallTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Provides the whole-machine source {@code ebpf}. */
public final class EbpfSources implements LiveSources {
  /** JT_MAX_NR: enters of calls come first in the map, exits behind them. */
  private static final int MAX_NUMBER = 512;

  /** Made by {@link java.util.ServiceLoader}; loads nothing native. */
  public EbpfSources() {}

  @Override
  public String name() {
    return "ebpf";
  }

  @Override
  public CaptureSource open(CaptureSettings settings) throws CaptureException {
    SyscallTable table = SyscallTable.load();
    OpenFlags flags = OpenFlags.of(KernelFlags.load());
    RecordDecoder decoder =
        new RecordDecoder(
            table, new CgroupCache(ProcSnapshot::cgroups), BootClock.epochOffsetNanos());
    Glance glance = Glance.ofMachine();
    // last, so that a failure above leaves nothing attached
    EbpfProbe probe =
        EbpfProbe.open(settings, specs(table), EbpfProbe.INSTALLED, () -> lookTwice(glance));
    return new EbpfSource(
        probe,
        decoder,
        () -> glance.addTo(ProcSnapshot.take(flags::toFile)),
        scope(settings.target()));
  }

  @Override
  public List<Finding> examine() {
    return Examination.run();
  }

  /** The second look takes a moment only: it meets what began during the first. */
  private static void lookTwice(Glance glance) {
    glance.look();
    glance.look();
  }

  private static Scope scope(Target target) {
    if (target instanceof Target.Command command) {
      return new CommandScope(command);
    }
    return target instanceof Target.Processes processes ? new ProcessScope(processes) : new Scope();
  }

  static List<byte[]> specs(SyscallTable table) {
    List<byte[]> specs =
        new ArrayList<>(Collections.nCopies(2 * MAX_NUMBER, new byte[CaptureSpec.BYTES]));
    for (Syscall call : table.rows()) {
      specs.set(call.number(), CaptureSpec.enter(call));
      specs.set(MAX_NUMBER + call.number(), CaptureSpec.exit(call));
    }
    return specs;
  }
}
