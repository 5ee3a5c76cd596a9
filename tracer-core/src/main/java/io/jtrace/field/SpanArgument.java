package io.jtrace.field;

import io.jtrace.state.TracerText;
import java.util.List;
import java.util.Optional;

/** Which tag or argument of a span a field means. */
record SpanArgument(String name, int position) {
  /** By name or by position. */
  static SpanArgument of(String field, String argument) throws FieldException {
    return argument.startsWith(".")
        ? new SpanArgument(argument.substring(1), 0)
        : position(field, argument);
  }

  /** By position: from 0 at the front, from -1 at the end. */
  static SpanArgument position(String field, String argument) throws FieldException {
    try {
      String number = argument.replaceAll("^\\[|]$", "");
      return new SpanArgument("", Integer.parseInt(number));
    } catch (NumberFormatException e) {
      throw new FieldException("invalid syntax for " + field + ": " + field + argument);
    }
  }

  private <T> Optional<T> at(List<T> items) {
    int index = position < 0 ? items.size() + position : position;
    return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }

  Optional<String> tag(TracerText tracer) {
    return at(tracer.tags());
  }

  boolean isLastTag(TracerText tracer) {
    return tracer.tags().size() - 1 == position;
  }

  boolean isOuterTag(TracerText tracer) {
    return tracer.tags().size() - 1 > position;
  }

  Optional<String> value(TracerText tracer) {
    if (name.isEmpty()) {
      return at(tracer.arguments()).map(TracerText.Argument::value);
    }
    return tracer.arguments().stream()
        .filter(argument -> argument.name().equals(name))
        .map(TracerText.Argument::value)
        .findFirst();
  }
}
