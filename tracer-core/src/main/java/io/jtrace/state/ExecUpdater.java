package io.jtrace.state;

import io.jtrace.event.Event;

/** execve, execveat: the process runs another program. */
final class ExecUpdater implements Updater {
  private static final int EXE_WRITABLE = 1;

  /** Flags that stay: inverted clone, and those of a shell pipe. */
  private static final int KEPT_FLAGS = 1 << 16;

  @Override
  public void update(Event event, EventContext context, StateEngine engine) {
    ThreadInfo thread = context.thread;
    if (thread == null || event.paramCount() < 2 || event.paramLong(0) < 0) {
      return;
    }
    CloneParams params = new CloneParams(event);
    long oldUid = thread.uid;
    long oldGid = thread.gid;
    params.describe(thread);
    thread.uid = params.has("uid") ? thread.uid : oldUid;
    thread.gid = params.has("uid") ? thread.gid : oldGid;
    thread.fake = false;
    thread.pid = params.number("pid", thread.pid);
    if (thread.ptid == -1) {
      thread.ptid = params.number("ptid", -1);
    }
    if (params.has("env")) {
      thread.env = SnapshotThreads.environment(params.raw("env"));
    }
    thread.tty = (int) params.number("tty", thread.tty);
    thread.vpgid = params.number(params.has("vpgid") ? "vpgid" : "pgid", thread.vpgid);
    thread.loginUid =
        params.has("loginuid") ? (int) params.number("loginuid", -1) : thread.loginUid;
    thread.exeWritable = event.typeId() >= ids() && (params.flags() & EXE_WRITABLE) != 0;
    setExePath(thread, context, engine);
    thread.fds = thread.fds();
    thread.main = thread.isMain() ? thread : thread.main;
    thread.flags &= KEPT_FLAGS;
  }

  /** The first execve version whose flags are its own. */
  private static int ids() {
    return 293;
  }

  private static void setExePath(ThreadInfo thread, EventContext context, StateEngine engine) {
    Event enter = engine.enterOf(context);
    int at = enter == null ? -1 : Math.max(enter.type().indexOf("filename"), 0);
    if (at >= 0 && at < enter.paramCount() && !enter.paramText(at).equals("<NA>")) {
      thread.exePath = Paths.join(thread.cwd(), enter.paramText(at));
    }
  }
}
