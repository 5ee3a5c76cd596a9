package io.jtrace.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Losses;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventRingTest {
  private static final int SLOTS = 8;
  private final List<Integer> seen = new ArrayList<>();

  @AfterEach
  void noThreadMayBeLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("jtrace-capture")));
  }

  /** Numbered ranges, then an end, a failure, or nothing until it is stopped. */
  private static class Script implements CaptureSource {
    final AtomicInteger filled = new AtomicInteger();
    final Semaphore stops = new Semaphore(0);
    private final int ranges;

    Script(int ranges) {
      this.ranges = ranges;
    }

    @Override
    public Outcome fill(EventRange range) throws CaptureException {
      if (filled.get() == ranges) {
        return last();
      }
      EventLayout.U32.set(range.array(), 0, filled.getAndIncrement());
      range.length(4);
      return Outcome.FILLED;
    }

    Outcome last() throws CaptureException {
      return Outcome.END;
    }

    @Override
    public void stop() {
      stops.release();
    }

    @Override
    public Losses losses() {
      return Losses.NONE;
    }

    @Override
    public void close() {}
  }

  private boolean note(EventRange range) {
    seen.add((int) EventLayout.U32.get(range.array(), 0));
    return true;
  }

  private void assertSeen(int count) {
    assertEquals(count, seen.size());
    for (int i = 0; i < count; i++) {
      assertEquals(i, seen.get(i));
    }
  }

  @Test
  void shouldHandleAllRangesInOrder() throws Exception {
    new EventRing(new Script(100_000), SLOTS).run(this::note);

    assertSeen(100_000);
  }

  @Test
  void shouldHandleOnTheCallingThread() throws Exception {
    Thread caller = Thread.currentThread();

    new EventRing(new Script(3), SLOTS)
        .run(
            range -> {
              assertSame(caller, Thread.currentThread());
              return note(range);
            });

    assertSeen(3);
  }

  @Test
  void shouldEndWhenTheHandlerWantsNoMore() throws Exception {
    Script endless = new Script(Integer.MAX_VALUE);

    new EventRing(endless, SLOTS).run(range -> note(range) && seen.size() < 10);

    assertSeen(10);
    assertTrue(endless.stops.availablePermits() > 0);
    assertTrue(endless.filled.get() <= 10 + SLOTS, "the source runs ahead of the ring");
  }

  @Test
  void shouldFailOnlyAfterAllEarlierRanges() {
    CaptureException failure = new CaptureException("cut");
    Script script =
        new Script(1000) {
          @Override
          Outcome last() throws CaptureException {
            throw failure;
          }
        };

    CaptureException thrown =
        assertThrows(CaptureException.class, () -> new EventRing(script, SLOTS).run(this::note));

    assertSame(failure, thrown);
    assertSeen(1000);
  }

  @Test
  void shouldRethrowWhatASourceThrowsUnexpectedly() {
    Script script =
        new Script(5) {
          @Override
          Outcome last() {
            throw new IllegalStateException("broken source");
          }
        };

    assertEquals(
        "broken source",
        assertThrows(
                IllegalStateException.class, () -> new EventRing(script, SLOTS).run(this::note))
            .getMessage());
    assertSeen(5);
  }

  @Test
  void shouldStopTheSourceWhenTheHandlerFails() {
    Script endless = new Script(Integer.MAX_VALUE);

    assertThrows(
        UnsupportedOperationException.class,
        () ->
            new EventRing(endless, SLOTS)
                .run(
                    range -> {
                      throw new UnsupportedOperationException();
                    }));

    assertTrue(endless.stops.availablePermits() > 0);
  }

  /** A source with nothing to say until it is stopped, as a live one on a silent machine. */
  private static final class Silent extends Script {
    Silent() {
      super(2);
    }

    @Override
    Outcome last() {
      try {
        return stops.tryAcquire(5, java.util.concurrent.TimeUnit.MILLISECONDS)
            ? Outcome.END
            : Outcome.IDLE;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void shouldCallIdleAndEndWhenTheSourceIsStopped() throws Exception {
    Silent silent = new Silent();
    AtomicInteger idles = new AtomicInteger();

    new EventRing(silent, SLOTS)
        .run(
            new RangeHandler() {
              @Override
              public boolean handle(EventRange range) {
                return note(range);
              }

              @Override
              public void idle() {
                if (idles.incrementAndGet() == 2) {
                  silent.stop();
                }
              }
            });

    assertEquals(2, idles.get());
    assertSeen(2);
  }

  @Test
  void shouldEndWhenTheCallerIsInterrupted() throws Exception {
    new EventRing(new Silent(), SLOTS)
        .run(
            range -> {
              Thread.currentThread().interrupt();
              return note(range);
            });

    assertTrue(Thread.interrupted());
  }

  @Test
  void shouldRunOnlyOnce() throws Exception {
    EventRing ring = new EventRing(new Script(1), SLOTS);
    ring.run(this::note);

    assertEquals(
        "a ring runs once",
        assertThrows(IllegalStateException.class, () -> ring.run(this::note)).getMessage());
  }
}
