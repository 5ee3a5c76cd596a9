package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** Descriptors that are neither files nor sockets: they have a kind and no name. */
final class SpecialFdUpdaters {
  private SpecialFdUpdaters() {}

  static void pipe(Event event, EventContext context, StateEngine engine) {
    if (context.thread == null || event.paramLong(0) < 0) {
      return;
    }
    for (int end = 1; end <= 2; end++) {
      FdInfo info = FdInfo.named(FdKind.FIFO, "");
      info.inode = event.paramLong(3);
      context.thread.fds().put(event.paramLong(end), info);
      context.fd = info;
      context.fdNumber = event.paramLong(end);
    }
  }

  private static void add(Event event, EventContext context, FdKind kind) {
    long fd = event.paramLong(0);
    if (context.thread != null && fd >= 0) {
      FdInfo info = FdInfo.named(kind, "");
      context.thread.fds().put(fd, info);
      context.fd = info;
      context.fdNumber = fd;
    }
  }

  static void eventfd(Event event, EventContext context, StateEngine engine) {
    add(event, context, FdKind.EVENT);
  }

  static void signalfd(Event event, EventContext context, StateEngine engine) {
    add(event, context, FdKind.SIGNALFD);
  }

  static void timerfd(Event event, EventContext context, StateEngine engine) {
    add(event, context, FdKind.TIMERFD);
  }

  static void inotify(Event event, EventContext context, StateEngine engine) {
    add(event, context, FdKind.INOTIFY);
  }
}
