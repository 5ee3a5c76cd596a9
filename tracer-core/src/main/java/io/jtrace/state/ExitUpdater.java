package io.jtrace.state;

import io.jtrace.event.Event;

/** procexit: the thread is forgotten after the event. */
final class ExitUpdater {
  private ExitUpdater() {}

  /** A main thread stays known as long as threads of its process live. */
  private static void remove(ThreadInfo thread, MachineState machine) {
    if (thread.isMain()) {
      thread.exited = true;
      if (thread.childCount == 0) {
        machine.remove(thread);
      }
      return;
    }
    machine.remove(thread);
    if ((thread.flags & ThreadInfo.CLONE_THREAD) != 0) {
      thread.main.childCount = Math.max(0, thread.main.childCount - 1);
      if (thread.main.exited && thread.main.childCount == 0) {
        machine.remove(thread.main);
      }
    }
  }

  static void procexit(Event event, EventContext context, StateEngine engine) {
    ThreadInfo thread = context.thread;
    if (thread == null) {
      return;
    }
    engine.later(() -> remove(thread, engine.machine()));
  }
}
