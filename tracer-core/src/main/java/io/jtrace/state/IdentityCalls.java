package io.jtrace.state;

import io.jtrace.event.Event;

/** Calls that change who a thread is: user, group, session. */
final class IdentityCalls {
  private static final long UNCHANGED = 0xffffffffL;

  void register(Plans plans) {
    plans.onPair((event, context) -> user(event, context, 0), "PPME_SYSCALL_SETUID_X");
    plans.onPair((event, context) -> user(event, context, 1), "PPME_SYSCALL_SETRESUID_X");
    plans.onPair((event, context) -> group(event, context, 0), "PPME_SYSCALL_SETGID_X");
    plans.onPair((event, context) -> group(event, context, 1), "PPME_SYSCALL_SETRESGID_X");
    plans.on(this::realUser, "PPME_SYSCALL_SETREUID_X");
    plans.on(this::realGroup, "PPME_SYSCALL_SETREGID_X");
    plans.on(this::session, "PPME_SYSCALL_SETSID_X");
  }

  private static void user(Event event, EventContext context, int param) {
    Event enter = EventContext.result(event) >= 0 ? context.enterEvent() : null;
    if (enter != null && param < enter.paramCount()) {
      takeUser(context.thread, enter.paramLong(param));
    }
  }

  private static void group(Event event, EventContext context, int param) {
    Event enter = EventContext.result(event) >= 0 ? context.enterEvent() : null;
    if (enter != null && param < enter.paramCount()) {
      takeGroup(context.thread, enter.paramLong(param));
    }
  }

  private void realUser(Event event, EventContext context) {
    if (context.thread != null && EventContext.result(event) >= 0 && event.paramCount() > 2) {
      takeUser(context.thread, event.paramLong(2));
    }
  }

  private void realGroup(Event event, EventContext context) {
    if (context.thread != null && EventContext.result(event) >= 0 && event.paramCount() > 2) {
      takeGroup(context.thread, event.paramLong(2));
    }
  }

  private static void takeUser(ThreadInfo thread, long uid) {
    if (uid != UNCHANGED) {
      thread.uid = uid;
    }
  }

  private static void takeGroup(ThreadInfo thread, long gid) {
    if (gid != UNCHANGED) {
      thread.gid = gid;
    }
  }

  private void session(Event event, EventContext context) {
    long sid = EventContext.result(event);
    if (context.thread != null && sid >= 0) {
      context.thread.sid = sid;
    }
  }
}
