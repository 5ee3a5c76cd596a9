package io.jtrace.state;

import java.util.List;

/**
 * What a program said of its own work: it wrote {@code >:id:tag.tag:name=value,name=value:} to the
 * null device where a piece of work, a span, begins, and the same with {@code <} where it ends. The
 * enter and the exit of a span have equal ids and tags.
 *
 * @param enter whether the span begins
 * @param id the span's number, or that of a thread or process; 0 if none was given
 * @param tags from the outermost to the innermost, unmodifiable
 * @param arguments in the order written, unmodifiable
 */
public record TracerText(boolean enter, long id, List<String> tags, List<Argument> arguments) {
  /**
   * One argument.
   *
   * @param name before the equals sign
   * @param value behind it
   */
  public record Argument(String name, String value) {}

  /**
   * All tags.
   *
   * @return joined by dots
   */
  public String tagText() {
    return String.join(".", tags);
  }

  /**
   * All arguments.
   *
   * @param sign stands between a name and its value
   * @return joined by commas
   */
  public String argumentText(char sign) {
    StringBuilder text = new StringBuilder();
    for (Argument argument : arguments) {
      text.append(text.length() == 0 ? "" : ",");
      text.append(argument.name()).append(sign).append(argument.value());
    }
    return text.toString();
  }

  boolean isSameSpan(TracerText other) {
    return id == other.id && tags.equals(other.tags);
  }
}
