package io.jtrace.field;

/**
 * A field of the spans around an event. A check of it looks for the first span whose value passes,
 * and fails if that is the span that only begins with the event. Bound to the state of one pipeline;
 * its thread calls it.
 */
public interface SpanField extends BoundField {
  /**
   * Whether a value is of the span that begins with the current event.
   *
   * @param index of the value
   * @return true if it is not around the event
   */
  boolean isOwn(int index);
}
