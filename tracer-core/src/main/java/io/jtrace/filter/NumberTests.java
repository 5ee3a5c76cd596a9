package io.jtrace.filter;

import io.jtrace.event.ParamType;
import io.jtrace.filter.CheckCompiler.ValueTest;
import io.jtrace.filter.FilterNode.Word;
import java.util.Arrays;

/** Comparisons of numbers, times and truth values. */
final class NumberTests {
  private final CheckCompiler check;

  NumberTests(CheckCompiler check) {
    this.check = check;
  }

  ValueTest test(Operator operator) throws FilterException {
    if (check.type() == ParamType.DOUBLE) {
      return real(operator);
    }
    if (operator == Operator.IN) {
      return among();
    }
    long wanted = number(check.value());
    boolean unsigned = check.type() == ParamType.UINT64;
    return switch (operator) {
      case EQUAL -> value -> value.number() == wanted;
      case LESS ->
          unsigned
              ? value -> Long.compareUnsigned(value.number(), wanted) < 0
              : value -> value.number() < wanted;
      case LESS_OR_EQUAL ->
          unsigned
              ? value -> Long.compareUnsigned(value.number(), wanted) <= 0
              : value -> value.number() <= wanted;
      case GREATER ->
          unsigned
              ? value -> Long.compareUnsigned(value.number(), wanted) > 0
              : value -> value.number() > wanted;
      case GREATER_OR_EQUAL ->
          unsigned
              ? value -> Long.compareUnsigned(value.number(), wanted) >= 0
              : value -> value.number() >= wanted;
      default -> throw check.unsupported(operator, "numbers");
    };
  }

  private ValueTest among() throws FilterException {
    long[] wanted = new long[check.values().size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = number(check.values().get(i));
    }
    Arrays.sort(wanted);
    return value -> Arrays.binarySearch(wanted, value.number()) >= 0;
  }

  private long number(Word word) throws FilterException {
    String text = word.text();
    try {
      long number =
          text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      return check.type() == ParamType.PORT ? number & 0xffff : narrow(number);
    } catch (NumberFormatException e) {
      int port = check.type() == ParamType.PORT ? Services.port(text) : -1;
      if (port >= 0) {
        return port;
      }
      throw check.error(
          text + " is not a valid " + (check.type() == ParamType.PORT ? "port" : "number"), word);
    }
  }

  /** -1 stands for all ones where a field is unsigned. */
  private long narrow(long number) {
    return switch (check.type()) {
      case UINT8, FLAGS8 -> number < 0 ? number & 0xff : number;
      case UINT16, FLAGS16 -> number < 0 ? number & 0xffff : number;
      case UINT32, FLAGS32, UID, GID -> number < 0 ? number & 0xffffffffL : number;
      default -> number;
    };
  }

  private ValueTest real(Operator operator) throws FilterException {
    double wanted;
    try {
      wanted = Double.parseDouble(check.value().text());
    } catch (NumberFormatException e) {
      throw check.error(check.value().text() + " is not a valid number", check.value());
    }
    return switch (operator) {
      case EQUAL -> value -> value.real() == wanted;
      case LESS -> value -> value.real() < wanted;
      case LESS_OR_EQUAL -> value -> value.real() <= wanted;
      case GREATER -> value -> value.real() > wanted;
      case GREATER_OR_EQUAL -> value -> value.real() >= wanted;
      default -> throw check.unsupported(operator, "numbers");
    };
  }

  ValueTest truth(Operator operator) throws FilterException {
    if (operator != Operator.EQUAL) {
      throw check.unsupported(operator, "truth values");
    }
    Word word = check.value();
    boolean wanted = word.text().equals("true") || word.text().equals("1");
    if (!wanted && !word.text().equals("false") && !word.text().equals("0")) {
      throw check.error("unrecognized boolean value " + word.text(), word);
    }
    return value -> value.truth() == wanted;
  }
}
