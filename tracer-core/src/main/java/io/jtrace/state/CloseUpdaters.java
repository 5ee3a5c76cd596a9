package io.jtrace.state;

import io.jtrace.event.Event;

/** close: the descriptor goes after the exit, unless its number was taken again in between. */
final class CloseUpdaters {
  private CloseUpdaters() {}

  static void enter(Event event, EventContext context, StateEngine engine) {
    if (context.fd != null) {
      context.fd.closing = true;
    }
  }

  static void exit(Event event, EventContext context, StateEngine engine) {
    FdInfo info = context.fd;
    if (!context.paired || info == null || event.paramLong(0) < 0) {
      if (info != null) {
        info.closing = false;
      }
      return;
    }
    FdTable fds = context.thread.fds();
    long fd = context.fdNumber;
    engine.later(
        () -> {
          if (fds.find(fd) == info) {
            fds.remove(fd);
          }
        });
  }
}
