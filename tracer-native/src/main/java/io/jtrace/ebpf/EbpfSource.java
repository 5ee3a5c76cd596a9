package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Losses;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.record.RecordDecoder;
import io.jtrace.sys.BootClock;
import io.jtrace.sys.SyscallException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The running probe as a source. The probe is attached before this is made; the snapshot is taken in
 * the first {@link #fill}, so that nothing falls between the two.
 */
final class EbpfSource implements CaptureSource {
  private static final int WAIT_MILLIS = 20;

  /** Between two looks at the counters of the probe. */
  private static final long LOOK_NANOS = 1_000_000_000L;

  /** A range takes no more beyond this, so that even an exec fits without growing it. */
  private static final int FULL_BYTES = EventRange.CAPACITY - 16 * 1024;

  private static final long LAST_RECORD_NANOS = 2_000_000;

  /** Waits for a record that a CPU is still writing when the capture ends. */
  private static final int LAST_WAITS = 5;

  private final EbpfProbe probe;
  private final RecordDecoder decoder;
  private final Supplier<Snapshot> snapshot;
  private final Scope scope;
  private final AtomicLong undecoded = new AtomicLong();
  private final RecordHandler handler = this::decode;
  private EventRange target;
  private boolean began;
  private long endPosition = -1;
  private int lastWaits;
  private final LossLedger ledger = new LossLedger(BootClock.nanos());
  private long lookedNanos = System.nanoTime();
  private boolean settled;
  private volatile boolean stopping;
  private Losses lastLosses;

  EbpfSource(EbpfProbe probe, RecordDecoder decoder, Supplier<Snapshot> snapshot, Scope scope) {
    this.probe = probe;
    this.decoder = decoder;
    this.snapshot = snapshot;
    this.scope = scope;
  }

  @Override
  public Outcome fill(EventRange range) throws CaptureException {
    target = range;
    if (!began) {
      began = true;
      scope.prepare();
      range.section(snapshot.get());
      probe.ring().drain(handler);
      scope.begin();
      return Outcome.FILLED;
    }
    stopping |= scope.isOver();
    boolean ending = stopping && ended();
    probe.ring().drain(handler);
    tellLosses(range);
    if (range.length() > 0) {
      return Outcome.FILLED;
    }
    return ending ? afterLast(range) : awaitMore(range);
  }

  /** Cut texts and the like, once a second. */
  private void tellLosses(EventRange range) {
    long now = System.nanoTime();
    if (now - lookedNanos >= LOOK_NANOS) {
      lookedNanos = now;
      ledger
          .due(probe.counters(), BootClock.nanos(), false)
          .forEach(loss -> decoder.loss(loss, range));
    }
  }

  /** Takes the probe off once; true from then on. */
  private boolean ended() {
    if (endPosition < 0) {
      probe.detach();
      // a CPU may still be in one of its programs
      LockSupport.parkNanos(LAST_RECORD_NANOS);
      endPosition = probe.ring().producerPosition();
    }
    return true;
  }

  private Outcome afterLast(EventRange range) throws CaptureException {
    if (probe.ring().position() >= endPosition || lastWaits++ == LAST_WAITS) {
      return settled ? Outcome.END : settle(range);
    }
    await();
    return Outcome.IDLE;
  }

  /** Losses that no record was left to tell. */
  private Outcome settle(EventRange range) {
    settled = true;
    ledger
        .due(probe.counters(), BootClock.nanos(), true)
        .forEach(loss -> decoder.loss(loss, range));
    return range.length() > 0 ? Outcome.FILLED : Outcome.END;
  }

  private Outcome awaitMore(EventRange range) throws CaptureException {
    await();
    probe.ring().drain(handler);
    return range.length() > 0 ? Outcome.FILLED : Outcome.IDLE;
  }

  private void await() throws CaptureException {
    try {
      probe.ring().await(WAIT_MILLIS);
    } catch (SyscallException e) {
      throw new CaptureException("cannot wait for the probe: " + e.getMessage(), e);
    }
  }

  private boolean decode(ByteBuffer bytes, int offset, int length) {
    if (target.length() >= FULL_BYTES) {
      return false;
    }
    if (scope.takes(bytes, offset) && !decoder.decode(bytes, offset, length, target)) {
      undecoded.incrementAndGet();
    }
    return true;
  }

  @Override
  public void interrupt() {
    if (!scope.interrupt()) {
      stop();
    }
  }

  @Override
  public OptionalInt commandExit() {
    return scope.commandExit();
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public synchronized Losses losses() {
    return lastLosses != null ? lastLosses : probe.losses(undecoded.get());
  }

  @Override
  public synchronized void close() {
    if (lastLosses == null) {
      lastLosses = probe.losses(undecoded.get());
      probe.close();
    }
  }
}
