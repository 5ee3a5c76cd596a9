package io.jtrace.filter;

import java.util.Arrays;

/** Tests of real numbers. */
record RealTests(Source source) implements TestFactory {
  private static final String REAL = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case IN, INTERSECTS -> among(check);
      case EQUAL, EQUAL_TWICE, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          compared(check.operator(), number(check.value()));
      case PMATCH -> throw TextTests.pathsNeedTexts(source, check);
      default -> throw TestFactory.unsupported(source, check, "numeric");
    };
  }

  private static ValueTest compared(Operator operator, double limit) {
    return switch (operator) {
      case LESS -> value -> value.real() < limit;
      case LESS_OR_EQUAL -> value -> value.real() <= limit;
      case GREATER -> value -> value.real() > limit;
      case GREATER_OR_EQUAL -> value -> value.real() >= limit;
      default -> value -> value.real() == limit;
    };
  }

  private ValueTest among(Node.Check check) throws FilterException {
    double[] numbers = new double[check.values().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(check.values().get(i)) + 0.0;
    }
    Arrays.sort(numbers);
    return value -> Arrays.binarySearch(numbers, value.real() + 0.0) >= 0;
  }

  private double number(Node.Value value) throws FilterException {
    if (!value.text().matches(REAL)) {
      throw source.error("'" + value.shown() + "' is not a valid number", value.position());
    }
    return Double.parseDouble(value.text());
  }
}
