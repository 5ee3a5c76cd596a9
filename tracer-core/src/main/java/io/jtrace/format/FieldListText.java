package io.jtrace.format;

import io.jtrace.event.ParamType;
import io.jtrace.field.Field;
import io.jtrace.field.Field.Trait;
import io.jtrace.field.FieldClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list of fields, as {@code -l} prints it: columns and line lengths are sysdig's. */
public final class FieldListText {
  private static final int NAME_COLUMNS = 30;
  private static final int LINE_COLUMNS = 120;
  private static final String RULE = "-------------------------------\n";

  private FieldListText() {}

  /**
   * A list with a heading a class.
   *
   * @param fields all fields; hidden ones are left out
   * @param types whether to show types
   * @return lines of at most 120 columns
   */
  public static String plain(List<Field> fields, boolean types) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : FieldClasses.descriptions().entrySet()) {
      text.append(RULE);
      item("Field Class:", entry.getKey(), text);
      text.setLength(text.length() - 2);
      text.append('\n');
      item("Description:", entry.getValue(), text);
      text.append('\n');
      for (Field field : listed(fields, entry.getKey())) {
        String type = types ? "(Type: " + typeName(field.type()) + ") " : "";
        String filter = field.is(Trait.FILTER_ONLY) ? "(FILTER ONLY) " : "";
        item(field.name(), type + filter + field.description(), text);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<Field> listed(List<Field> fields, String fieldClass) {
    List<Field> listed = new ArrayList<>();
    for (Field field : fields) {
      if (!field.is(Trait.HIDDEN) && field.fieldClass().equals(fieldClass)) {
        listed.add(field);
      }
    }
    return listed;
  }

  /** A name and, from column 30 on, its description; every word is followed by a blank. */
  static void item(String name, String description, StringBuilder text) {
    int start = text.length();
    text.append(name);
    if (name.length() >= NAME_COLUMNS) {
      text.append('\n');
      start = text.length();
    }
    for (String word : description.split(" ")) {
      if (text.length() - start > NAME_COLUMNS
          && text.length() - start + word.length() + 1 > LINE_COLUMNS) {
        text.append('\n');
        start = text.length();
      }
      while (text.length() - start < NAME_COLUMNS) {
        text.append(' ');
      }
      text.append(word).append(' ');
    }
    text.append('\n');
  }

  /** The word for a type in lists. */
  static String typeName(ParamType type) {
    return type == ParamType.DYN ? "DYNAMIC" : type.name();
  }

  /**
   * Tables in Markdown.
   *
   * @param fields all fields; hidden ones are left out
   * @return a heading, a sentence and a table a class
   */
  public static String markdown(List<Field> fields) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : FieldClasses.descriptions().entrySet()) {
      String name = entry.getKey().replaceAll(" \\(.*", "");
      text.append("\n## Field Class: ").append(name).append("\n\n");
      text.append(entry.getValue()).append("\n\nName | Type | Description\n");
      text.append(":----|:-----|:-----------\n");
      for (Field field : listed(fields, entry.getKey())) {
        text.append('`').append(field.name()).append("` | ").append(typeName(field.type()));
        text.append(" | ").append(field.description()).append('\n');
      }
    }
    return text.toString();
  }
}
