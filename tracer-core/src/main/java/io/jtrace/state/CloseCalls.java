package io.jtrace.state;

import io.jtrace.event.Event;

/** close and close_range. A closed descriptor goes after its event, so that its name still shows. */
final class CloseCalls {
  private final Removals removals;

  CloseCalls(Removals removals) {
    this.removals = removals;
  }

  void register(Plans plans) {
    plans.on(this::closing, "PPME_SYSCALL_CLOSE_E");
    plans.on(this::closed, "PPME_SYSCALL_CLOSE_X");
    plans.on(this::rangeClosed, "PPME_SYSCALL_CLOSE_RANGE_X");
  }

  private void closing(Event event, EventContext context) {
    if (context.fd != null) {
      context.fd.closing = true;
    }
  }

  private void closed(Event event, EventContext context) {
    FdInfo fd = context.fd;
    if (fd == null) {
      return;
    }
    if (EventContext.result(event) < 0) {
      fd.closing = false;
    } else if (fd.closeCancelled) {
      fd.closeCancelled = false;
      removals.fd(context.thread, FdTable.CANCELLED);
    } else {
      removals.fd(context.thread, context.thread.enter.fd);
    }
  }

  private void rangeClosed(Event event, EventContext context) {
    final int closeOnExec = 4;
    if (context.thread == null
        || EventContext.result(event) < 0
        || (event.paramLong(3) & closeOnExec) != 0) {
      return;
    }
    FdTable table = context.thread.fds();
    long last = Math.min(event.paramLong(2), Integer.MAX_VALUE);
    table.removeRange(event.paramLong(1), last);
  }
}
