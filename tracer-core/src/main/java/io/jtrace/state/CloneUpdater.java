package io.jtrace.state;

import io.jtrace.event.Event;

/** clone, clone3, fork, vfork: a new thread, told of by its parent's exit or by its own. */
final class CloneUpdater implements Updater {
  private static final int CLONE_INVERTED = 1 << 16;
  private static final int CLONE_NEWPID = 1 << 6;
  private static final int CHILD_IN_PIDNS = 1 << 29;
  private static final long STALE_NANOS = 2_000_000_000L;

  @Override
  public void update(Event event, EventContext context, StateEngine engine) {
    long result = event.paramLong(0);
    if (event.paramCount() == 0 || result < 0) {
      return;
    }
    if (result == 0) {
      inChild(event, context, engine);
    } else if (context.thread != null) {
      inParent(event, context.thread, result, engine);
    }
  }

  private static void inParent(Event event, ThreadInfo parent, long childTid, StateEngine engine) {
    CloneParams params = new CloneParams(event);
    boolean namespaced =
        (params.flags() & (CHILD_IN_PIDNS | CLONE_NEWPID)) != 0
            || params.number("vtid", parent.tid) != parent.tid;
    ThreadInfo known = engine.machine().thread(childTid);
    if (namespaced || known != null && !isStale(known, event)) {
      return;
    }
    boolean thread = (params.flags() & ThreadInfo.CLONE_THREAD) != 0;
    ThreadInfo child = new ThreadInfo(childTid, thread ? parent.pid : childTid);
    inherit(child, parent, params.flags());
    child.ptid = parent.tid;
    child.vtid = childTid;
    child.vpid = thread ? parent.vpid : childTid;
    params.describe(child);
    finish(child, event, params, engine);
  }

  private static boolean isStale(ThreadInfo known, Event event) {
    return known.fake || known.cloneNanos < event.timestampNanos() - STALE_NANOS;
  }

  private static void inChild(Event event, EventContext context, StateEngine engine) {
    long tid = event.tid();
    ThreadInfo known = engine.machine().thread(tid);
    if (known != null && !isStale(known, event)) {
      return;
    }
    CloneParams params = new CloneParams(event);
    boolean thread = (params.flags() & ThreadInfo.CLONE_THREAD) != 0;
    long pid = params.number("pid", tid);
    long ptid = params.number("ptid", -1);
    ThreadInfo child = new ThreadInfo(tid, thread ? pid : tid);
    ThreadInfo parent = engine.machine().thread(thread ? pid : ptid);
    if (parent != null) {
      inherit(child, parent, params.flags());
    }
    child.ptid = ptid;
    child.vtid = params.number("vtid", tid);
    child.vpid = params.number("vpid", child.pid);
    params.describe(child);
    child.flags |= CLONE_INVERTED;
    finish(child, event, params, engine);
    context.thread = child;
  }

  private static void inherit(ThreadInfo child, ThreadInfo parent, long flags) {
    child.comm = parent.comm;
    child.exe = parent.exe;
    child.exePath = parent.exePath;
    child.args = parent.args;
    child.root = parent.root;
    child.sid = parent.sid;
    child.vpgid = parent.vpgid;
    child.tty = parent.tty;
    child.loginUid = parent.loginUid;
    child.cgroups = parent.cgroups;
    child.containerId = parent.containerId;
    if ((flags & ThreadInfo.CLONE_THREAD) == 0) {
      child.env = parent.env();
      child.cwd = parent.cwd();
    }
    if ((flags & ThreadInfo.CLONE_FILES) == 0) {
      child.fds = parent.fds().copy();
    } else if ((flags & ThreadInfo.CLONE_THREAD) == 0) {
      child.fds = parent.fds();
    }
  }

  private static void finish(
      ThreadInfo child, Event event, CloneParams params, StateEngine engine) {
    child.flags |= (int) params.flags();
    child.cloneNanos = event.timestampNanos();
    engine.machine().add(child);
    if ((params.flags() & ThreadInfo.CLONE_THREAD) != 0 && child.main != child) {
      child.main.childCount++;
    }
  }
}
