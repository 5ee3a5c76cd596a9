package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** Calls that make descriptors without a name: pipes, events, timers, watches. */
final class AnonymousFdCalls {
  void register(Plans plans) {
    plans.on(this::piped, "PPME_SYSCALL_PIPE_X", "PPME_SYSCALL_PIPE2_X");
    plans.on(makes(FdKind.EVENT), "PPME_SYSCALL_EVENTFD_X", "PPME_SYSCALL_EVENTFD2_X");
    plans.on(makes(FdKind.SIGNALFD), "PPME_SYSCALL_SIGNALFD_X", "PPME_SYSCALL_SIGNALFD4_X");
    plans.on(makes(FdKind.TIMERFD), "PPME_SYSCALL_TIMERFD_CREATE_X");
    plans.on(makes(FdKind.INOTIFY), "PPME_SYSCALL_INOTIFY_INIT_X", "PPME_SYSCALL_INOTIFY_INIT1_X");
    plans.on(
        makes(FdKind.EVENTPOLL), "PPME_SYSCALL_EPOLL_CREATE_X", "PPME_SYSCALL_EPOLL_CREATE1_X");
    plans.on(makes(FdKind.USERFAULTFD), "PPME_SYSCALL_USERFAULTFD_X");
    plans.on(makes(FdKind.IOURING), "PPME_SYSCALL_IO_URING_SETUP_X");
    plans.on(makes(FdKind.PIDFD), "PPME_SYSCALL_PIDFD_OPEN_X");
    plans.on(this::memoryFile, "PPME_SYSCALL_MEMFD_CREATE_X");
  }

  private static Updater makes(FdKind kind) {
    return (event, context) -> {
      long number = EventContext.result(event);
      if (context.thread != null && number >= 0) {
        context.add(number, new FdInfo(kind, ""));
      }
    };
  }

  private void memoryFile(Event event, EventContext context) {
    long number = EventContext.result(event);
    if (context.thread != null && number >= 0) {
      context.add(number, new FdInfo(FdKind.MEMFD, event.paramText(1)));
    }
  }

  private void piped(Event event, EventContext context) {
    if (context.thread != null && EventContext.result(event) >= 0) {
      context.add(event.paramLong(1), pipe(event.paramLong(3)));
      context.add(event.paramLong(2), pipe(event.paramLong(3)));
    }
  }

  private static FdInfo pipe(long inode) {
    FdInfo pipe = new FdInfo(FdKind.FIFO, "");
    pipe.inode = inode;
    return pipe;
  }
}
