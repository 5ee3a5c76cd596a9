package io.jtrace.filter;

import io.jtrace.filter.CheckCompiler.ValueTest;
import io.jtrace.filter.FilterNode.Word;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Comparisons of texts. */
final class TextTests {
  private final CheckCompiler check;

  TextTests(CheckCompiler check) {
    this.check = check;
  }

  ValueTest test(Operator operator) throws FilterException {
    String wanted = check.value().text();
    return switch (operator) {
      case EQUAL -> value -> value.text().equals(wanted);
      case LESS -> value -> value.text().compareTo(wanted) < 0;
      case LESS_OR_EQUAL -> value -> value.text().compareTo(wanted) <= 0;
      case GREATER -> value -> value.text().compareTo(wanted) > 0;
      case GREATER_OR_EQUAL -> value -> value.text().compareTo(wanted) >= 0;
      case CONTAINS -> value -> value.text().contains(wanted);
      case ICONTAINS -> {
        String lower = wanted.toLowerCase(Locale.ROOT);
        yield value -> value.text().toLowerCase(Locale.ROOT).contains(lower);
      }
      case STARTSWITH -> value -> value.text().startsWith(wanted);
      case ENDSWITH -> value -> value.text().endsWith(wanted);
      case GLOB -> matching(Glob.compile(wanted, 0));
      case IGLOB -> matching(Glob.compile(wanted, Pattern.CASE_INSENSITIVE));
      case REGEX -> matching(regex());
      case IN -> {
        Set<String> set = check.values().stream().map(Word::text).collect(Collectors.toSet());
        yield value -> set.contains(value.text());
      }
      case PMATCH -> under();
      default -> throw check.unsupported(operator, "texts");
    };
  }

  private static ValueTest matching(Pattern pattern) {
    return value -> pattern.matcher(value.text()).matches();
  }

  private Pattern regex() throws FilterException {
    try {
      return Pattern.compile(check.value().text(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw check.error("wrong regular expression: " + e.getDescription(), check.value());
    }
  }

  /** The path is one of those listed or lies below one, by whole components. */
  private ValueTest under() {
    String[] roots =
        check.values().stream()
            .map(word -> word.text().replaceAll("/+$", ""))
            .toArray(String[]::new);
    return value -> {
      String path = value.text();
      for (String root : roots) {
        if (path.startsWith(root)
            && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
          return true;
        }
      }
      return false;
    };
  }
}
