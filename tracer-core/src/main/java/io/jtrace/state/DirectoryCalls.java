package io.jtrace.state;

import io.jtrace.event.Event;

/** chdir, fchdir, getcwd, chroot. The working directory is the process's: its main thread has it. */
final class DirectoryCalls {
  private final Containers containers;

  DirectoryCalls(Containers containers) {
    this.containers = containers;
  }

  void register(Plans plans) {
    plans.on(this::changed, "PPME_SYSCALL_CHDIR_X", "PPME_SYSCALL_GETCWD_X");
    plans.on(this::changedByFd, "PPME_SYSCALL_FCHDIR_X");
    plans.on(this::rootChanged, "PPME_SYSCALL_CHROOT_X");
  }

  private void changed(Event event, EventContext context) {
    if (context.thread != null
        && EventContext.result(event) >= 0
        && event.paramCount() > 1
        && event.paramLength(1) > 0) {
      move(context.thread, event.paramText(1));
    }
  }

  private void changedByFd(Event event, EventContext context) {
    if (context.fd != null && EventContext.result(event) >= 0) {
      move(context.thread, context.fd.name.isEmpty() ? "/" : context.fd.name);
    }
  }

  private void move(ThreadInfo thread, String path) {
    ThreadInfo main = thread.main();
    main.cwd = Paths.withFinalSlash(Paths.join(main.cwd, path));
  }

  private void rootChanged(Event event, EventContext context) {
    if (context.thread != null && event.paramCount() > 1 && EventContext.result(event) == 0) {
      context.thread.root = Paths.join(context.thread.cwd(), event.paramText(1));
      containers.resolve(context.thread);
    }
  }
}
