package io.jtrace.state;

import io.jtrace.event.Event;

/** Users, groups, sessions and limits of a thread. */
final class IdentityUpdaters {
  private static final int RLIMIT_NOFILE = 7;
  private static final long UNCHANGED = 0xffffffffL;

  private IdentityUpdaters() {}

  private static long wanted(Event event, EventContext context, StateEngine engine, String... ids) {
    Event enter = event.paramLong(0) < 0 ? null : engine.enterOf(context);
    for (String id : ids) {
      int at = enter == null ? -1 : enter.type().indexOf(id);
      if (at >= 0) {
        return enter.paramLong(at);
      }
    }
    return UNCHANGED;
  }

  static void setuid(Event event, EventContext context, StateEngine engine) {
    long uid = wanted(event, context, engine, "euid", "uid");
    if (uid != UNCHANGED) {
      context.thread.uid = uid;
    }
  }

  static void setgid(Event event, EventContext context, StateEngine engine) {
    long gid = wanted(event, context, engine, "egid", "gid");
    if (gid != UNCHANGED) {
      context.thread.gid = gid;
    }
  }

  static void setsid(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null && event.paramLong(0) >= 0) {
      context.thread.sid = event.paramLong(0);
    }
  }

  static void limits(Event event, EventContext context, StateEngine engine) {
    Event enter = event.paramLong(0) < 0 ? null : engine.enterOf(context);
    int resource = enter == null ? -1 : enter.type().indexOf("resource");
    if (resource < 0 || enter.paramLong(resource) != RLIMIT_NOFILE) {
      return;
    }
    int pid = enter.type().indexOf("pid");
    ThreadInfo target =
        pid < 0 || enter.paramLong(pid) == 0
            ? context.thread
            : engine.machine().thread(enter.paramLong(pid));
    int limit = event.type().indexOf("newcur") >= 0 ? event.type().indexOf("newcur") : 1;
    if (target != null && event.paramCount() > limit && event.paramLong(limit) != -1) {
      target.main.fdLimit = event.paramLong(limit);
    }
  }
}
