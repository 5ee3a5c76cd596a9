package io.jtrace.state;

import io.jtrace.event.Event;

/** Changes the state after one family of events. Called on the consumer thread, must not throw. */
interface Updater {
  /**
   * Applies one event.
   *
   * @param event the event; parameters it lacks read as 0 or empty
   * @param context its thread and descriptor, which the updater may set
   * @param engine for threads, deferred removals and the paired enter
   */
  void update(Event event, EventContext context, StateEngine engine);
}
