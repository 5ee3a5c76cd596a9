package io.jtrace.field;

import java.util.List;

/** Binds field texts to the state of one pipeline. Single-threaded. */
public interface FieldBinder {
  /**
   * Binds a whole text.
   *
   * @param text a field name with its argument, nothing behind it
   * @return a new bound field
   * @throws FieldException if there is no such field or its argument is wrong
   */
  BoundField bind(String text) throws FieldException;

  /**
   * Length of the longest prefix of a text that is a field with its argument, for formats.
   *
   * @param text begins with a field name
   * @return characters, 0 if it begins with no field
   */
  int prefixLength(String text);

  /**
   * Every field there is.
   *
   * @return in the order of {@code -l}
   */
  List<Field> fields();

  /**
   * Whether a name is a known event type or system call.
   *
   * @param name such as {@code openat}
   * @return true if {@code evt.type} can have that value
   */
  boolean isEventName(String name);

  /**
   * Every event and system call name, for suggestions.
   *
   * @return sorted
   */
  List<String> eventNames();
}
