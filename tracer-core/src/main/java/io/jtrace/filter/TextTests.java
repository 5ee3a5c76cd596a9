package io.jtrace.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tests of texts; order is that of their bytes. */
record TextTests(Source source) implements TestFactory {
  /** The error for {@code pmatch} on what is no text. */
  static FilterException pathsNeedTexts(Source source, Node.Check check) {
    return source.error("pmatch requires a text field", check.operatorPosition());
  }

  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case IN, INTERSECTS -> among(check.values());
      case PMATCH -> under(check.values());
      case REGEX -> regex(check.value());
      case GLOB -> glob(check.value(), false);
      case IGLOB -> glob(check.value(), true);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          ordered(check.operator(), check.value().text());
      case BCONTAINS, BSTARTSWITH -> throw TestFactory.unsupported(source, check, "string");
      default -> part(check.operator(), check.value().text());
    };
  }

  private static ValueTest part(Operator operator, String wanted) {
    return switch (operator) {
      case CONTAINS -> value -> value.text().contains(wanted);
      case ICONTAINS -> {
        String folded = Ascii.lower(wanted);
        yield value -> Ascii.containsFolded(value.text(), folded);
      }
      case STARTSWITH -> value -> value.text().startsWith(wanted);
      case ENDSWITH -> value -> value.text().endsWith(wanted);
      default -> value -> value.text().equals(wanted);
    };
  }

  private static ValueTest ordered(Operator operator, String limit) {
    return switch (operator) {
      case LESS -> value -> value.text().compareTo(limit) < 0;
      case LESS_OR_EQUAL -> value -> value.text().compareTo(limit) <= 0;
      case GREATER -> value -> value.text().compareTo(limit) > 0;
      default -> value -> value.text().compareTo(limit) >= 0;
    };
  }

  private static ValueTest among(List<Node.Value> values) {
    Set<String> texts = new HashSet<>();
    values.forEach(value -> texts.add(value.text()));
    return value -> texts.contains(value.text());
  }

  private static ValueTest under(List<Node.Value> values) {
    PathSet paths = new PathSet(values.stream().map(Node.Value::text).toList());
    return value -> paths.covers(value.text());
  }

  private static ValueTest glob(Node.Value pattern, boolean ignoreCase) {
    Glob glob = Glob.compile(pattern.text(), ignoreCase);
    return value -> glob.matches(value.text());
  }

  private ValueTest regex(Node.Value pattern) throws FilterException {
    try {
      BoundedRegex regex = new BoundedRegex(Pattern.compile(pattern.text(), Pattern.UNIX_LINES));
      return value -> regex.matches(value.text());
    } catch (PatternSyntaxException e) {
      FilterException error =
          source.error(
              "invalid regular expression '" + pattern.shown() + "': " + e.getDescription(),
              pattern.position());
      error.initCause(e);
      throw error;
    }
  }
}
