package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** open, creat, openat, openat2: a new file or directory, or the path of one that was not opened. */
final class OpenUpdater implements Updater {
  private static final int O_DIRECTORY = 1024;
  private static final int AT_FDCWD = -100;

  @Override
  public void update(Event event, EventContext context, StateEngine engine) {
    ThreadInfo thread = context.thread;
    if (thread == null || !context.paired) {
      return;
    }
    Event enter = engine.enterOf(context);
    Event names = nameFrom(enter, event);
    int nameAt = names == null ? -1 : names.type().indexOf("name");
    if (nameAt < 0) {
      return;
    }
    String name = names.paramText(nameAt);
    long flags = names.paramLong(names.type().indexOf("flags"));
    String path = Paths.join(base(thread, names, name), name);
    long fd = event.paramLong(0);
    if (fd < 0) {
      context.path = path;
      return;
    }
    FdInfo info =
        FdInfo.named((flags & O_DIRECTORY) != 0 ? FdKind.DIRECTORY : FdKind.FILE_V2, path);
    info.openFlags = (int) flags;
    int dev = event.type().indexOf("dev");
    info.device = dev < 0 ? 0 : (int) event.paramLong(dev);
    thread.fds().put(fd, info);
    context.fd = info;
    context.fdNumber = fd;
    thread.lastEventFd = fd;
  }

  /** The enter's name wins where there is one, as the exit's may have been overwritten since. */
  private static Event nameFrom(Event enter, Event exit) {
    if (enter != null && enter.paramCount() > 0) {
      int at = enter.type().indexOf("name");
      String name = at < 0 ? "" : enter.paramText(at);
      if (!name.isEmpty() && !name.equals("(NULL)") && !name.equals("<NA>")) {
        return enter;
      }
    }
    return exit.type().indexOf("name") >= 0 ? exit : null;
  }

  private static String base(ThreadInfo thread, Event names, String name) {
    int dirfdAt = names.type().indexOf("dirfd");
    if (name.startsWith("/") || dirfdAt < 0) {
      return thread.cwd();
    }
    long dirfd = names.paramLong(dirfdAt);
    if (dirfd == AT_FDCWD) {
      return thread.cwd();
    }
    FdInfo directory = thread.fds().find(dirfd);
    return directory == null ? "<UNKNOWN>" : Paths.withFinalSlash(directory.name);
  }
}
