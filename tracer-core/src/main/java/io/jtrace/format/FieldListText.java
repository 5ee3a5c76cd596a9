package io.jtrace.format;

import io.jtrace.field.Field;
import java.util.List;

/** The list of fields, as {@code -l} prints it. */
public final class FieldListText {
  private static final int NAME_COLUMNS = 30;
  private static final String RULE = "-------------------------------\n";

  private FieldListText() {}

  /**
   * A list with a heading a class.
   *
   * @param fields all fields
   * @param types whether to show types
   * @return many lines
   */
  public static String plain(List<Field> fields, boolean types) {
    StringBuilder text = new StringBuilder();
    String heading = "";
    for (Field field : fields) {
      if (field.is(Field.Trait.HIDDEN)) {
        continue;
      }
      if (!field.fieldClass().equals(heading)) {
        heading = field.fieldClass();
        text.append(RULE).append("Field Class: ").append(heading).append("\n\n");
      }
      text.append(field.name());
      text.append(" ".repeat(Math.max(1, NAME_COLUMNS - field.name().length())));
      text.append(types ? "(Type: " + field.type() + ") " : "");
      text.append(field.is(Field.Trait.FILTER_ONLY) ? "(FILTER ONLY) " : "");
      text.append(field.description()).append('\n');
    }
    return text.toString();
  }

  /**
   * Tables in Markdown.
   *
   * @param fields all fields
   * @return many lines
   */
  public static String markdown(List<Field> fields) {
    StringBuilder text = new StringBuilder();
    String heading = "";
    for (Field field : fields) {
      if (field.is(Field.Trait.HIDDEN)) {
        continue;
      }
      if (!field.fieldClass().equals(heading)) {
        heading = field.fieldClass();
        text.append("\n## ").append(heading).append("\n\nName | Type | Description\n");
        text.append(":----|:-----|:-----------\n");
      }
      text.append('`').append(field.name()).append("` | ").append(field.type()).append(" | ");
      text.append(field.description()).append('\n');
    }
    return text.toString();
  }
}
