package io.jtrace.ring;

import com.lmax.disruptor.RingBuffer;
import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.CaptureSource.Outcome;
import java.util.concurrent.Semaphore;

/**
 * What the capture thread runs: fills slots until the source ends, fails or nobody wants more. The
 * last slot it publishes carries no events but the end and, perhaps, the failure. A huge range waits
 * until it has the ring to itself, so that memory stays bounded whatever the source delivers.
 */
final class CaptureLoop implements Runnable {
  private final CaptureSource source;
  private final RingBuffer<Slot> ring;
  private final Semaphore free;
  private final int others;
  private volatile boolean unwanted;

  CaptureLoop(CaptureSource source, RingBuffer<Slot> ring, Semaphore free) {
    this.source = source;
    this.ring = ring;
    this.free = free;
    this.others = ring.getBufferSize() - 1;
  }

  /** Ends the loop soon; what it still fills is for nobody. */
  void abandon() {
    unwanted = true;
    source.stop();
    free.release(others + 1);
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      free.acquireUninterruptibly();
      if (unwanted) {
        return;
      }
      more = publishNext();
    }
  }

  private boolean publishNext() {
    long sequence = ring.next();
    Slot slot = ring.get(sequence);
    try {
      slot.clear();
      slot.last = fill(slot) != Outcome.FILLED;
      if (slot.isHuge()) {
        free.acquireUninterruptibly(others);
      }
    } catch (CaptureException | RuntimeException | Error e) {
      slot.last = true;
      slot.failure = e;
    } finally {
      ring.publish(sequence);
    }
    return !slot.last;
  }

  private Outcome fill(Slot slot) throws CaptureException {
    Outcome outcome = Outcome.IDLE;
    while (outcome == Outcome.IDLE && !unwanted) {
      outcome = source.fill(slot.range);
    }
    return outcome;
  }
}
