package io.jtrace.state;

import io.jtrace.event.Event;

/** procexit: the thread is forgotten after the event. */
final class ExitUpdater {
  private ExitUpdater() {}

  static void procexit(Event event, EventContext context, StateEngine engine) {
    ThreadInfo thread = context.thread;
    if (thread == null) {
      return;
    }
    if (!thread.isMain() && (thread.flags & ThreadInfo.CLONE_THREAD) != 0) {
      thread.main.childCount = Math.max(0, thread.main.childCount - 1);
    }
    engine.later(() -> engine.machine().remove(thread));
  }
}
