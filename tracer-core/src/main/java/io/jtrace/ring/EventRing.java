package io.jtrace.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutBlockingWaitStrategy;
import com.lmax.disruptor.TimeoutException;
import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Carries ranges of events from a source to a handler: one thread of its own fills them, the
 * calling thread handles them. Ranges are reused; the ring holds {@code slots} times 64 KiB. One
 * ring serves one run.
 */
public final class EventRing {
  private static final long IDLE_MILLIS = 100;

  /** A full ring waits until one of so many parts of it is free. */
  private static final int SHARES = 4;

  private final RingBuffer<Slot> ring;
  private final SequenceBarrier barrier;
  private final Sequence handled = new Sequence();
  private final Semaphore free;
  private final CaptureLoop loop;
  private int owed;
  private boolean used;

  /**
   * A ring in front of a source. Nothing runs yet.
   *
   * @param source filled from by the capture thread; closing it stays the caller's duty
   * @param slots ranges the ring holds, a power of two
   */
  public EventRing(CaptureSource source, int slots) {
    ring =
        RingBuffer.createSingleProducer(
            Slot::new, slots, new TimeoutBlockingWaitStrategy(IDLE_MILLIS, TimeUnit.MILLISECONDS));
    barrier = ring.newBarrier();
    ring.addGatingSequences(handled);
    free = new Semaphore(slots);
    loop = new CaptureLoop(source, ring, free);
  }

  /**
   * Runs the capture to its end: until the source is at its end and everything was handled, the
   * handler wants no more, the calling thread is interrupted (its interrupt flag stays set), or a
   * side fails. The capture thread has ended when this returns or throws.
   *
   * @param handler called on the calling thread
   * @throws CaptureException if the source failed; all ranges before the failure were handled
   * @throws IllegalStateException on a second run
   */
  public void run(RangeHandler handler) throws CaptureException {
    if (used) {
      throw new IllegalStateException("a ring runs once");
    }
    used = true;
    Thread thread = new Thread(loop, "jtrace-capture");
    thread.setDaemon(true);
    thread.start();
    try {
      consume(handler);
    } finally {
      loop.abandon();
      join(thread);
    }
  }

  private void consume(RangeHandler handler) throws CaptureException {
    boolean more = true;
    while (more) {
      long next = handled.get() + 1;
      long available = waitFor(next, handler);
      for (; more && next <= available; next++) {
        Slot slot = ring.get(next);
        more = handle(slot, handler);
        int permits = slot.isHuge() ? ring.getBufferSize() : 1;
        if (permits > 1) {
          slot.range.clear();
        }
        handled.set(next);
        giveBack(permits);
      }
      giveBackAll();
      more &= !Thread.currentThread().isInterrupted();
    }
  }

  /** Wakes a source that waits not for one slot, but for many. */
  private void giveBack(int permits) {
    owed += permits;
    if (owed >= ring.getBufferSize() / SHARES) {
      giveBackAll();
    }
  }

  private void giveBackAll() {
    free.release(owed);
    owed = 0;
  }

  private long waitFor(long sequence, RangeHandler handler) {
    try {
      return barrier.waitFor(sequence);
    } catch (TimeoutException e) {
      handler.idle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AlertException e) {
      throw new IllegalStateException("nobody alerts this barrier", e);
    }
    return sequence - 1;
  }

  private static boolean handle(Slot slot, RangeHandler handler) throws CaptureException {
    if (!slot.last) {
      return handler.handle(slot.range);
    }
    if (slot.failure instanceof CaptureException e) {
      throw e;
    }
    if (slot.failure instanceof RuntimeException e) {
      throw e;
    }
    if (slot.failure instanceof Error e) {
      throw e;
    }
    return false;
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
