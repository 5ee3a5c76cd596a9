package io.jtrace.ptrace;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Losses;
import io.jtrace.capture.Target;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.sys.Ptrace;
import io.jtrace.sys.StoppedCommand;
import io.jtrace.sys.SyscallException;
import io.jtrace.sys.Ticker;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Traced threads as a source. The thread that calls {@link #fill} is the tracer: it starts the command
 * or attaches, waits for stops, and lets all go before its last fill returns.
 */
final class PtraceSource implements CaptureSource {
  private static final int TICK_MILLIS = 20;
  private static final int FULL_BYTES = EventRange.CAPACITY - 16 * 1024;

  private final Target target;
  private final RecordMaker records;
  private final Supplier<Snapshot> snapshot;
  private Ptrace ptrace;
  private Tracer tracer;
  private Ticker ticker;
  private boolean ended;
  private volatile StoppedCommand command;
  private volatile boolean stopping;
  private volatile int exitStatus = -1;

  PtraceSource(Target target, RecordMaker records, Supplier<Snapshot> snapshot) {
    this.target = target;
    this.records = records;
    this.snapshot = snapshot;
  }

  @Override
  public Outcome fill(EventRange range) throws CaptureException {
    records.into(range);
    if (tracer == null) {
      begin(range);
      return Outcome.FILLED;
    }
    int found = Ptrace.NONE;
    while (!ended && !stopping && range.length() < FULL_BYTES) {
      found = ptrace.await();
      if (found <= 0) {
        break;
      }
      stopped(found, ptrace.status());
    }
    if (stopping && !ended) {
      new Release(ptrace, tracer.tracees()).run(this::stopped);
      ended = true;
    }
    ended |= found == Ptrace.NONE && range.length() < FULL_BYTES;
    if (range.length() > 0) {
      return Outcome.FILLED;
    }
    return ended ? Outcome.END : Outcome.IDLE;
  }

  private void begin(EventRange range) throws CaptureException {
    ptrace = new Ptrace();
    tracer = new Tracer(ptrace, records, !(target instanceof Target.Command));
    try {
      ticker = new Ticker(TICK_MILLIS);
      if (target instanceof Target.Command wanted) {
        command = Launch.command(ptrace, tracer.tracees(), wanted);
      } else if (target instanceof Target.Processes wanted) {
        for (int pid : wanted.pids()) {
          Launch.process(ptrace, tracer.tracees(), pid);
        }
      }
    } catch (SyscallException e) {
      throw new CaptureException("cannot trace: " + e.getMessage(), e);
    }
    range.section(snapshot.get());
    if (command != null) {
      command.start();
    }
  }

  private void stopped(int tid, int status) {
    boolean over = (status & 0xff) != 0x7f;
    if (over && command != null && tid == command.pid()) {
      exitStatus = status;
    }
    tracer.stopped(tid, status);
    ended |= over && tracer.tracees().isEmpty();
  }

  @Override
  public OptionalInt commandExit() {
    StoppedCommand started = command;
    if (started == null) {
      return OptionalInt.empty();
    }
    int status = exitStatus >= 0 ? exitStatus : started.await();
    return OptionalInt.of(StoppedCommand.exitCode(status));
  }

  @Override
  public void interrupt() {
    StoppedCommand started = command;
    if (started == null) {
      stopping = true;
    } else {
      started.terminate();
    }
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public Losses losses() {
    return new Losses(records.seen(), 0, records.cut(), records.faults(), records.undecoded());
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.close();
    }
    records.close();
  }
}
