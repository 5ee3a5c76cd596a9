package io.jtrace.state;

import io.jtrace.event.Event;

/** The end of a thread. It goes after its event. */
final class ExitCalls {
  private final Removals removals;

  ExitCalls(Removals removals) {
    this.removals = removals;
  }

  void register(Plans plans) {
    plans.on(this::exited, "PPME_PROCEXIT_E", "PPME_PROCEXIT_1_E");
  }

  private void exited(Event event, EventContext context) {
    if (context.thread != null) {
      context.thread.flags |= ThreadFlags.CLOSED;
      removals.thread(event.tid());
    }
  }
}
