package io.jtrace.state;

import io.jtrace.event.Event;

/** chdir, fchdir, getcwd, chroot: where relative paths begin. */
final class DirectoryUpdaters {
  private DirectoryUpdaters() {}

  static void chdir(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null && event.paramLong(0) >= 0 && event.paramCount() > 1) {
      move(context.thread, event.paramText(1));
    }
  }

  private static void move(ThreadInfo thread, String path) {
    thread.main.cwd = Paths.withFinalSlash(Paths.join(thread.cwd(), path));
  }

  static void fchdir(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null && event.paramLong(0) >= 0 && context.fd != null) {
      move(context.thread, context.fd.name);
    }
  }

  static void chroot(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null && event.paramLong(0) >= 0) {
      context.thread.root = Paths.join(context.thread.cwd(), event.paramText(1));
    }
  }
}
