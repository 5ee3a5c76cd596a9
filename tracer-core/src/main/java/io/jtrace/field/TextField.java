package io.jtrace.field;

import io.jtrace.event.Event;

/** A bound field whose text is built anew for each event: formats append it without a copy. */
public interface TextField extends BoundField {
  /**
   * Appends the text.
   *
   * @param event current event
   * @param out receives the text; unchanged when there is none
   * @return false when the event has no such value
   */
  boolean append(Event event, LatinText out);
}
