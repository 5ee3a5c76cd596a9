package io.jtrace.field;

import io.jtrace.event.Event;

/** Reads one value of an event. Bound to the state of one pipeline; called on its thread. */
interface Extractor {
  /** Sets the cell and returns true, or returns false when the event has no such value. */
  boolean extract(Event event, FieldValue out);

  /** Builds a text. */
  interface Text extends Extractor {
    /** Appends the text and returns true, or returns false when there is none. */
    boolean append(Event event, LatinText out);

    @Override
    default boolean extract(Event event, FieldValue out) {
      LatinText text = new LatinText();
      return append(event, text) && out.text(text.toString());
    }
  }

  /** Reads a value of each of the spans around an event. */
  interface Around extends Indexed {
    /** Whether value number index is of the span that begins with the event. */
    boolean isOwn(int index);

    @Override
    boolean extract(Event event, FieldValue out);
  }

  /** Reads one of several values. */
  interface Indexed extends Extractor {
    /** Sets the cell to value number index; false behind the last. */
    boolean extract(Event event, int index, FieldValue out);

    @Override
    default boolean extract(Event event, FieldValue out) {
      return extract(event, 0, out);
    }
  }
}
