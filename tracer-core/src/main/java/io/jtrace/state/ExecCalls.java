package io.jtrace.state;

import io.jtrace.event.Event;

/** execve and execveat: the process runs another program from here on. */
final class ExecCalls {
  private static final int NAME_CHANGED = 1 << 17;
  private static final int KEPT =
      ThreadFlags.PIPE_SRC
          | ThreadFlags.PIPE_DST
          | ThreadFlags.MAIN_THREAD
          | ThreadFlags.CLONE_INVERTED;
  private static final long AT_EMPTY_PATH = 1;
  private static final long EXE_WRITABLE = 1;
  private static final String UNKNOWN = "<NA>";

  private static final String[] EXITS = {
    "PPME_SYSCALL_EXECVE_8_X", "PPME_SYSCALL_EXECVE_13_X", "PPME_SYSCALL_EXECVE_14_X",
    "PPME_SYSCALL_EXECVE_15_X", "PPME_SYSCALL_EXECVE_16_X", "PPME_SYSCALL_EXECVE_17_X",
    "PPME_SYSCALL_EXECVE_18_X", "PPME_SYSCALL_EXECVE_19_X", "PPME_SYSCALL_EXECVEAT_X"
  };

  private final Containers containers;

  ExecCalls(Containers containers) {
    this.containers = containers;
  }

  void register(Plans plans) {
    for (String exit : EXITS) {
      ProcessParams params = ProcessParams.of(plans.type(exit));
      int trusted = plans.type(exit).indexOfAny("trusted_exepath");
      plans.onPair((event, context) -> returned(event, context, params, trusted), exit);
    }
  }

  private void returned(Event event, EventContext context, ProcessParams params, int trusted) {
    ThreadInfo thread = context.thread;
    if (thread == null || EventContext.result(event) < 0) {
      return;
    }
    params.image(event, thread, containers);
    thread.fake = false;
    if (ProcessParams.has(event, ProcessParams.PID)) {
      thread.pid = event.paramLong(ProcessParams.PID);
    }
    if (thread.ptid == -1 && ProcessParams.has(event, ProcessParams.PTID)) {
      thread.ptid = event.paramLong(ProcessParams.PTID);
    }
    identity(event, thread, params);
    path(event, context, trusted);
    thread.flags = thread.flags & KEPT | ThreadFlags.ACTIVE | NAME_CHANGED;
  }

  private static void identity(Event event, ThreadInfo thread, ProcessParams params) {
    if (ProcessParams.has(event, params.env())) {
      thread.env.set(ProcessParams.bytes(event, params.env()));
    }
    if (ProcessParams.has(event, params.tty())) {
      thread.tty = (int) event.paramLong(params.tty());
    }
    if (ProcessParams.has(event, params.pgid())) {
      thread.vpgid = event.paramLong(params.pgid());
    }
    if (ProcessParams.has(event, params.loginUid())) {
      thread.loginUid = (int) event.paramLong(params.loginUid());
    }
    if (ProcessParams.has(event, params.flags())) {
      thread.exeWritable = (event.paramLong(params.flags()) & EXE_WRITABLE) != 0;
    }
  }

  /** The enter says what was to run; where there is none, today's exits say what the kernel ran. */
  private void path(Event event, EventContext context, int trusted) {
    Event enter = context.enterEvent();
    if (enter == null || enter.paramCount() == 0) {
      String told = event.paramText(trusted);
      context.thread.exePath = told.isEmpty() ? context.thread.exePath : told;
      return;
    }
    boolean at = enter.paramCount() > 2;
    String name = enter.paramText(at ? 1 : 0);
    String base = at ? directory(context, enter) : context.thread.cwd;
    if (name.startsWith(UNKNOWN)) {
      context.thread.exePath = UNKNOWN;
    } else if (at && name.isEmpty() && (enter.paramLong(2) & AT_EMPTY_PATH) != 0) {
      context.thread.exePath = Paths.join("", base);
    } else {
      context.thread.exePath = Paths.join(base, name);
    }
  }

  private static String directory(EventContext context, Event enter) {
    return OpenedPath.base(context, enter.paramLong(0));
  }
}
