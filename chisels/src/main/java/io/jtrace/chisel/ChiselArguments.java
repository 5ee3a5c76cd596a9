package io.jtrace.chisel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The arguments of one chisel, taken from the words behind {@code -c NAME}. They are one word, split
 * at single blanks; {@code '} or a backquote quotes.
 *
 * @param values in the order they are declared
 * @param words command line words taken, 0 or 1
 */
public record ChiselArguments(List<String> values, int words) {
  /** No arguments. */
  public static final ChiselArguments NONE = new ChiselArguments(List.of(), 0);

  /**
   * Takes the arguments of a chisel.
   *
   * @param chisel what it declares
   * @param rest the words left behind its name
   * @param isFilter whether a text compiles as a filter
   * @return its arguments
   * @throws ChiselException if words are missing, too many or badly quoted
   */
  public static ChiselArguments take(
      ChiselInfo chisel, List<String> rest, Predicate<String> isFilter) throws ChiselException {
    if (!takesWord(chisel, rest, isFilter)) {
      return NONE;
    }
    if (rest.isEmpty()) {
      throw new ChiselException("missing arguments for chisel " + chisel.name());
    }
    List<String> values = split(chisel.name(), rest.get(0));
    check(chisel, values);
    return new ChiselArguments(values, 1);
  }

  private static boolean takesWord(
      ChiselInfo chisel, List<String> rest, Predicate<String> isFilter) {
    List<ChiselArgument> declared = chisel.arguments();
    if (declared.isEmpty()) {
      return false;
    }
    if (required(chisel) > 0) {
      return true;
    }
    if (rest.isEmpty() || rest.get(0).startsWith("-")) {
      return false;
    }
    boolean onlyFilter = declared.size() == 1 && declared.get(0).type().equals("filter");
    return onlyFilter || !isFilter.test(String.join(" ", rest));
  }

  private static long required(ChiselInfo chisel) {
    return chisel.arguments().stream().filter(argument -> !argument.optional()).count();
  }

  /**
   * Checks how many values there are.
   *
   * @param chisel what it declares
   * @param values what was given
   * @throws ChiselException if they are too few or too many
   */
  static void check(ChiselInfo chisel, List<String> values) throws ChiselException {
    long required = required(chisel);
    int declared = chisel.arguments().size();
    if (values.size() < required) {
      throw new ChiselException(
          "wrong number of parameters for chisel "
              + chisel.name()
              + ", "
              + required
              + " required, "
              + values.size()
              + " given");
    }
    if (values.size() > declared) {
      throw new ChiselException(
          "too many parameters for chisel "
              + chisel.name()
              + ", "
              + required
              + " required, "
              + (declared - required)
              + " optional, "
              + values.size()
              + " given");
    }
  }

  private static List<String> split(String name, String word) throws ChiselException {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (char c : word.trim().toCharArray()) {
      if (c == '\'' || c == '`') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    if (quoted) {
      throw new ChiselException("corrupted parameters for chisel " + name);
    }
    values.add(value.toString());
    return values;
  }
}
