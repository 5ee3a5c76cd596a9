package io.jtrace.state;

import io.jtrace.event.Event;

/** dup, dup2, dup3 and the duplicating commands of fcntl: a second number for the same thing. */
final class DuplicateCalls {
  private static final long F_DUPFD = 1;
  private static final long F_DUPFD_CLOEXEC = 26;

  void register(Plans plans) {
    plans.on(
        this::duplicated,
        "PPME_SYSCALL_DUP_X",
        "PPME_SYSCALL_DUP_1_X",
        "PPME_SYSCALL_DUP2_X",
        "PPME_SYSCALL_DUP3_X");
    plans.onPair(this::controlled, "PPME_SYSCALL_FCNTL_X");
  }

  private void duplicated(Event event, EventContext context) {
    long number = EventContext.result(event);
    if (context.thread == null || number < 0) {
      return;
    }
    if (number == 0) {
      context.thread.flags |= ThreadFlags.PIPE_DST;
    } else if (number == 1) {
      context.thread.flags |= ThreadFlags.PIPE_SRC;
    }
    copy(number, context);
  }

  private void controlled(Event event, EventContext context) {
    Event enter = context.enterEvent();
    if (enter == null) {
      return;
    }
    long command = enter.paramLong(1);
    long number = EventContext.result(event);
    if ((command == F_DUPFD || command == F_DUPFD_CLOEXEC) && number >= 0) {
      copy(number, context);
    }
  }

  private static void copy(long number, EventContext context) {
    if (context.fd != null) {
      context.add(number, context.fd.copy());
    }
  }
}
