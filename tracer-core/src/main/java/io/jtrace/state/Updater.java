package io.jtrace.state;

import io.jtrace.event.Event;

/** What one type of event does to the state. */
@FunctionalInterface
interface Updater {
  void update(Event event, EventContext context);
}
