package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** open, creat, openat, openat2: a new descriptor with a path. */
final class OpenCalls {
  private static final int O_DIRECTORY = 1 << 10;
  private final OpenedPath opened;

  OpenCalls(OpenedPath opened) {
    this.opened = opened;
  }

  void register(Plans plans) {
    plans.onPair(
        this::opened,
        "PPME_SYSCALL_OPEN_X",
        "PPME_SYSCALL_CREAT_X",
        "PPME_SYSCALL_OPENAT_X",
        "PPME_SYSCALL_OPENAT_2_X",
        "PPME_SYSCALL_OPENAT2_X");
    plans.on(this::openedByHandle, "PPME_SYSCALL_OPEN_BY_HANDLE_AT_X");
  }

  private void opened(Event event, EventContext context) {
    if (context.thread == null || !opened.read(event, context)) {
      return;
    }
    context.opens = true;
    long fd = EventContext.result(event);
    if (fd >= 0) {
      context.add(fd, created(context));
    } else if (!opened.isAbsolute() && opened.directory() != OpenedPath.AT_FDCWD) {
      context.fd = context.fd(opened.directory());
    }
  }

  private FdInfo created(EventContext context) {
    int flags = opened.flags();
    FdKind kind = (flags & O_DIRECTORY) != 0 ? FdKind.DIRECTORY : FdKind.FILE_V2;
    FdInfo info = new FdInfo(kind, opened.path(context));
    info.openFlags = flags;
    info.device = opened.device();
    info.tracers = TracerUse.of(info.name);
    return info;
  }

  private void openedByHandle(Event event, EventContext context) {
    long fd = event.paramLong(0);
    if (context.thread == null || fd < 0 || event.paramCount() < 6) {
      return;
    }
    FdInfo info = new FdInfo(FdKind.FILE_V2, event.paramText(3));
    info.openFlags = (int) event.paramLong(2);
    info.device = (int) event.paramLong(4);
    info.inode = event.paramLong(5);
    context.add(fd, info);
  }
}
