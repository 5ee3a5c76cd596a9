package io.jtrace.field;

import java.util.LinkedHashMap;
import java.util.Map;

/** The classes that fields are listed under. Source: {@code classes.tsv} beside this class. */
public final class FieldClasses {
  private FieldClasses() {}

  /**
   * Every class with what it is about.
   *
   * @return descriptions by {@link Field#fieldClass()}, in the order of {@code -l}
   */
  public static Map<String, String> descriptions() {
    Map<String, String> classes = new LinkedHashMap<>();
    for (String[] row : FieldListFile.rows("classes.tsv")) {
      classes.put(row[0], row[1]);
    }
    return classes;
  }
}
