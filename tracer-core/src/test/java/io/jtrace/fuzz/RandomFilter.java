package io.jtrace.fuzz;

import io.jtrace.event.ParamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Filters in the dialect that sysdig 0.29.3 takes: no mixture of and and or without brackets. */
final class RandomFilter {
  private static final String[] NUMERIC = {"=", "!=", "<", "<=", ">", ">="};
  private static final String[] TEXTUAL = {
    "=", "!=", "contains", "icontains", "startswith", "endswith", "glob", "<", ">", "<=", ">="
  };
  private static final String[] EQUAL = {"=", "!="};
  private static final int MOST_DEPTH = 2;
  private final SampleValues sample;
  private final Random random;
  private final List<String> fields;

  RandomFilter(SampleValues sample, long seed) {
    this.sample = sample;
    random = new Random(seed);
    fields = sample.fields();
  }

  String next() {
    return group(MOST_DEPTH);
  }

  private String group(int depth) {
    String word = random.nextBoolean() ? " and " : " or ";
    List<String> parts = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      parts.add(part(depth));
    }
    return String.join(word, parts);
  }

  private String part(int depth) {
    String not = random.nextInt(4) == 0 ? "not " : "";
    return not + (depth > 0 && random.nextInt(3) == 0 ? "(" + group(depth - 1) + ")" : check());
  }

  private String check() {
    String field = fields.get(random.nextInt(fields.size()));
    ParamType type = sample.type(field);
    if (random.nextInt(12) == 0 && type != ParamType.PORT && !field.startsWith("evt.around")) {
      return field + " exists";
    }
    return switch (type) {
      case CHARBUF, FSPATH, FSRELPATH -> text(field);
      case BOOL -> field + operator(EQUAL) + random.nextBoolean();
      case BYTEBUF -> field + " contains " + quoted(piece(value(field, "el")));
      case IPADDR, IPV4ADDR -> field + operator(EQUAL) + value(field, "10.0.0.2");
      case IPNET, IPV4NET -> field + operator(EQUAL) + "10.0.0." + random.nextInt(3) + "/" + bits();
      default -> number(field);
    };
  }

  private int bits() {
    return 8 * (1 + random.nextInt(4));
  }

  private String operator(String[] operators) {
    String operator = operators[random.nextInt(operators.length)];
    return Character.isLetter(operator.charAt(0)) ? " " + operator + " " : operator;
  }

  private String number(String field) {
    if (field.startsWith("evt.around")) {
      return field + "=" + random.nextInt(100);
    }
    // Of a list sysdig 0.29.3 compares the process itself, not its ancestor.
    if (random.nextInt(5) == 0 && !field.startsWith("proc.apid")) {
      return field + " in (" + list(() -> numeric(field)) + ")";
    }
    return field + operator(NUMERIC) + numeric(field);
  }

  private String numeric(String field) {
    String value = value(field, Long.toString(random.nextInt(6000) - 3L));
    return value.matches("-?[0-9]{1,19}") ? value : Integer.toString(random.nextInt(100));
  }

  private String text(String field) {
    if (field.equals("evt.type")) {
      return field + operator(EQUAL) + value(field, "open");
    }
    return switch (random.nextInt(8)) {
      case 0 -> field + " in (" + list(() -> quoted(value(field, "x"))) + ")";
      case 1 -> field + " pmatch (" + list(() -> quoted(path(value(field, "/etc")))) + ")";
      default -> compared(field);
    };
  }

  private String compared(String field) {
    String operator = operator(TEXTUAL);
    String value = value(field, "in");
    if (operator.contains("glob")) {
      return field + operator + quoted(globbed(value));
    }
    return field
        + operator
        + quoted(Character.isLetter(operator.strip().charAt(0)) ? piece(value) : value);
  }

  private String globbed(String value) {
    if (value.isEmpty()) {
      return "*";
    }
    int at = random.nextInt(value.length());
    return switch (random.nextInt(3)) {
      case 0 -> value.substring(0, at) + "*";
      case 1 -> "*" + value.substring(at);
      default -> value.substring(0, at) + "?" + value.substring(at + 1);
    };
  }

  private String path(String value) {
    int slash = value.lastIndexOf('/');
    return slash > 0 && random.nextBoolean() ? value.substring(0, slash) : value;
  }

  /** Any stretch of a value, at least one character of it. */
  private String piece(String value) {
    if (value.length() < 2) {
      return value;
    }
    int from = random.nextBoolean() ? 0 : random.nextInt(value.length());
    int to =
        random.nextBoolean() ? value.length() : from + 1 + random.nextInt(value.length() - from);
    return value.substring(from, to);
  }

  /** Mostly a value of the field itself. */
  private String value(String field, String other) {
    List<String> own = sample.values(field);
    return own.isEmpty() || random.nextInt(8) == 0 ? other : own.get(random.nextInt(own.size()));
  }

  private String list(java.util.function.Supplier<String> item) {
    return random
        .ints(1 + random.nextInt(3))
        .mapToObj(i -> item.get())
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String value) {
    return value.matches("[a-zA-Z0-9_/.-]+") ? value : '"' + value + '"';
  }
}
