package io.jtrace.ptrace;

import io.jtrace.sys.Ptrace;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets all traced threads go: each is asked to stop, since only a stopped one can be let go, and keeps
 * the signal that was on its way to it.
 */
final class Release {
  private static final int SIGTRAP = 5;
  private static final int CALL_STOP = SIGTRAP | 0x80;

  /** Ticks to wait for threads that do not stop, such as those in an uninterruptible sleep. */
  private static final int PATIENCE = 250;

  /** Takes a stop whose event is still to be told. */
  interface Stops {
    void take(int tid, int status);
  }

  private final Ptrace ptrace;
  private final Tracees tracees;

  /** Let go before their parents have told of them. */
  private final Set<Integer> gone = new HashSet<>();

  Release(Ptrace ptrace, Tracees tracees) {
    this.ptrace = ptrace;
    this.tracees = tracees;
  }

  void run(Stops stops) {
    tracees.all().forEach(tracee -> ptrace.interrupt(tracee.tid));
    int ticks = 0;
    while (!tracees.isEmpty() && ticks < PATIENCE) {
      int tid = ptrace.await();
      if (tid == Ptrace.NONE) {
        return;
      } else if (tid == Ptrace.TICK) {
        ticks++;
      } else {
        release(tid, ptrace.status(), stops);
      }
    }
  }

  private void release(int tid, int status, Stops stops) {
    int signal = status >> 8 & 0xff;
    int event = status >> 16;
    if ((status & 0xff) != 0x7f) {
      stops.take(tid, status);
    } else if (event != 0 && event < Ptrace.EVENT_EXIT && event != Ptrace.EVENT_EXEC) {
      // it has made a thread, which is traced too and has its first stop to come
      int child = (int) ptrace.message(tid);
      if (child > 0 && tracees.find(child) == null && !gone.remove(child)) {
        tracees.add(new Tracee(child, child));
      }
      ptrace.detach(tid, 0);
      tracees.remove(tid);
    } else {
      if (tracees.find(tid) == null) {
        gone.add(tid);
      }
      ptrace.detach(tid, event == 0 && signal != CALL_STOP ? signal : 0);
      tracees.remove(tid);
    }
  }
}
