package io.jtrace.state;

import io.jtrace.event.Event;

/** dup and its kin, fcntl's included: the new number stands for the same thing. */
final class DupUpdater {
  private static final int F_DUPFD = 1;
  private static final int F_DUPFD_CLOEXEC = 26;

  private DupUpdater() {}

  static void dup(Event event, EventContext context, StateEngine engine) {
    long fd = event.paramLong(0);
    if (context.paired && context.fd != null && fd >= 0) {
      FdInfo copy = new FdInfo(context.fd);
      context.thread.fds().put(fd, copy);
      context.fd = copy;
      context.fdNumber = fd;
    }
  }

  static void fcntl(Event event, EventContext context, StateEngine engine) {
    Event enter = engine.enterOf(context);
    if (enter == null) {
      return;
    }
    long command = enter.paramLong(1);
    if (command == F_DUPFD || command == F_DUPFD_CLOEXEC) {
      dup(event, context, engine);
    }
  }
}
