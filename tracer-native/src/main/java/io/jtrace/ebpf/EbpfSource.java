package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Losses;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.record.RecordDecoder;
import io.jtrace.sys.SyscallException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The running probe as a source. The probe is attached before this is made; the snapshot is taken in
 * the first {@link #fill}, so that nothing falls between the two.
 */
final class EbpfSource implements CaptureSource {
  private static final int WAIT_MILLIS = 20;

  /** A range takes no more beyond this, so that even an exec fits without growing it. */
  private static final int FULL_BYTES = EventRange.CAPACITY - 16 * 1024;

  /** Waits for a record that a CPU is still writing when the capture ends. */
  private static final int LAST_WAITS = 5;

  private final EbpfProbe probe;
  private final RecordDecoder decoder;
  private final Supplier<Snapshot> snapshot;
  private final AtomicLong undecoded = new AtomicLong();
  private final RecordHandler handler = this::decode;
  private EventRange target;
  private boolean began;
  private long endPosition = -1;
  private int lastWaits;
  private volatile boolean stopping;
  private Losses lastLosses;

  EbpfSource(EbpfProbe probe, RecordDecoder decoder, Supplier<Snapshot> snapshot) {
    this.probe = probe;
    this.decoder = decoder;
    this.snapshot = snapshot;
  }

  @Override
  public Outcome fill(EventRange range) throws CaptureException {
    target = range;
    if (!began) {
      began = true;
      range.section(snapshot.get());
      probe.ring().drain(handler);
      return Outcome.FILLED;
    }
    boolean ending = stopping && ended();
    probe.ring().drain(handler);
    if (range.length() > 0) {
      return Outcome.FILLED;
    }
    return ending ? afterLast() : awaitMore(range);
  }

  /** Takes the probe off once; true from then on. */
  private boolean ended() {
    if (endPosition < 0) {
      probe.detach();
      endPosition = probe.ring().producerPosition();
    }
    return true;
  }

  private Outcome afterLast() throws CaptureException {
    if (probe.ring().position() >= endPosition || lastWaits++ == LAST_WAITS) {
      return Outcome.END;
    }
    await();
    return Outcome.IDLE;
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
    if (!decoder.decode(bytes, offset, length, target)) {
      undecoded.incrementAndGet();
    }
    return true;
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
