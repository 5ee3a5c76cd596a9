package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;

/**
 * A field, its argument, and the state it reads: what a filter, a format or a chisel holds. Bound
 * once, then read per event on the consumer thread. Some fields remember the event they were last
 * read on ({@code evt.deltatime}), so bind anew for each use.
 */
public interface BoundField {
  /**
   * The row of the field list.
   *
   * @return its definition
   */
  Field field();

  /**
   * The text it was bound from.
   *
   * @return such as {@code evt.arg.fd} or {@code proc.aname[2]}
   */
  String text();

  /**
   * Type of the values; for {@code evt.rawarg} that of the parameter.
   *
   * @return never null
   */
  ParamType type();

  /**
   * How numbers are printed.
   *
   * @return never null
   */
  PrintFormat print();

  /**
   * Reads the field.
   *
   * @param event current event
   * @param out set when present
   * @return false when the event has no such value
   */
  boolean extract(Event event, FieldValue out);

  /**
   * Reads one of several values, for fields that stand for more than one thing: both ends of a
   * connection, every ancestor.
   *
   * @param event current event
   * @param index from 0
   * @param out set when present
   * @return false behind the last value
   */
  default boolean extract(Event event, int index, FieldValue out) {
    return index == 0 && extract(event, out);
  }
}
