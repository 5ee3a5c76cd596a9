package io.jtrace.filter;

import io.jtrace.event.ParamType;

/** Tests of integers, truth values and ports. */
final class NumberTests implements TestFactory {
  private static final String DECIMAL = "[+-]?[0-9]+";
  private static final String HEX = "0[xX][0-9a-fA-F]{1,16}";

  private final Source source;
  private final ParamType declared;
  private final IntegerType type;

  NumberTests(Source source, ParamType declared) {
    this.source = source;
    this.declared = declared;
    this.type = IntegerType.of(declared);
  }

  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case IN, INTERSECTS -> among(check);
      case EQUAL, EQUAL_TWICE, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          compared(check.operator(), type.order(number(check, check.value())));
      case PMATCH -> throw TextTests.pathsNeedTexts(source, check);
      default -> throw TestFactory.unsupported(source, check, "numeric");
    };
  }

  private ValueTest compared(Operator operator, long limit) {
    IntegerType order = type;
    return switch (operator) {
      case LESS -> value -> order.order(value.number()) < limit;
      case LESS_OR_EQUAL -> value -> order.order(value.number()) <= limit;
      case GREATER -> value -> order.order(value.number()) > limit;
      case GREATER_OR_EQUAL -> value -> order.order(value.number()) >= limit;
      default -> value -> order.order(value.number()) == limit;
    };
  }

  private ValueTest among(Node.Check check) throws FilterException {
    LongSet numbers = new LongSet(check.values().size());
    for (Node.Value value : check.values()) {
      numbers.add(type.order(number(check, value)));
    }
    IntegerType order = type;
    return value -> numbers.contains(order.order(value.number()));
  }

  private long number(Node.Check check, Node.Value value) throws FilterException {
    String text = value.text();
    if (declared == ParamType.BOOL) {
      return truth(value);
    }
    if (text.matches(DECIMAL)) {
      return decimal(value);
    }
    if (check.operator().isOrdering() && text.matches(HEX)) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    if (declared == ParamType.PORT) {
      return port(value);
    }
    throw notNumber(value);
  }

  private FilterException notNumber(Node.Value value) {
    return source.error("'" + value.shown() + "' is not a valid number", value.position());
  }

  private long truth(Node.Value value) throws FilterException {
    return switch (value.text()) {
      case "true", "1" -> 1;
      case "false", "0" -> 0;
      default ->
          throw source.error(
              "unrecognized boolean value '" + value.shown() + "', must be true or false",
              value.position());
    };
  }

  private long port(Node.Value value) throws FilterException {
    int port = ServicePorts.LIST.port(value.text());
    if (port < 0) {
      throw source.error(
          "unrecognized protocol '" + value.shown() + "', must be a port or the name of a service",
          value.position());
    }
    return port;
  }

  private long decimal(Node.Value value) throws FilterException {
    try {
      boolean unsigned = !type.signed() && value.text().charAt(0) != '-';
      return unsigned ? Long.parseUnsignedLong(value.text()) : Long.parseLong(value.text());
    } catch (NumberFormatException e) {
      FilterException error = notNumber(value);
      error.initCause(e);
      throw error;
    }
  }
}
