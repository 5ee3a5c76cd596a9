package io.jtrace.state;

import io.jtrace.event.Event;

/** getrlimit, setrlimit, prlimit: the limit of open files, which the main thread holds. */
final class LimitCalls {
  private static final long RLIMIT_NOFILE = 7;
  private final Threads threads;

  LimitCalls(Threads threads) {
    this.threads = threads;
  }

  void register(Plans plans) {
    plans.onPair(this::ownLimit, "PPME_SYSCALL_GETRLIMIT_X", "PPME_SYSCALL_SETRLIMIT_X");
    plans.onPair(this::othersLimit, "PPME_SYSCALL_PRLIMIT_X");
  }

  private void ownLimit(Event event, EventContext context) {
    Event enter = EventContext.result(event) >= 0 ? context.enterEvent() : null;
    if (enter != null && enter.paramLong(0) == RLIMIT_NOFILE && event.paramCount() > 1) {
      set(context.thread, event.paramLong(1));
    }
  }

  private void othersLimit(Event event, EventContext context) {
    Event enter = EventContext.result(event) >= 0 ? context.enterEvent() : null;
    if (enter == null
        || enter.paramLong(1) != RLIMIT_NOFILE
        || event.paramCount() < 2
        || event.paramLong(1) == -1) {
      return;
    }
    long tid = enter.paramLong(0);
    ThreadInfo target = tid == 0 ? context.thread : threads.findOrInvent(tid);
    if (target != null) {
      set(target, event.paramLong(1));
    }
  }

  private static void set(ThreadInfo thread, long limit) {
    if (limit != -1) {
      thread.main().fdLimit = limit;
    }
  }
}
