package io.jtrace.filter;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a check does with its field, in the order error messages name them. */
enum Operator {
  EQUAL("=", Operand.VALUE),
  EQUAL_TWICE("==", Operand.VALUE),
  NOT_EQUAL("!=", Operand.VALUE),
  LESS_OR_EQUAL("<=", Operand.VALUE),
  LESS("<", Operand.VALUE),
  GREATER_OR_EQUAL(">=", Operand.VALUE),
  GREATER(">", Operand.VALUE),
  CONTAINS("contains", Operand.VALUE),
  ICONTAINS("icontains", Operand.VALUE),
  BCONTAINS("bcontains", Operand.VALUE),
  STARTSWITH("startswith", Operand.VALUE),
  BSTARTSWITH("bstartswith", Operand.VALUE),
  ENDSWITH("endswith", Operand.VALUE),
  GLOB("glob", Operand.VALUE),
  IGLOB("iglob", Operand.VALUE),
  REGEX("regex", Operand.VALUE),
  IN("in", Operand.LIST),
  INTERSECTS("intersects", Operand.LIST),
  PMATCH("pmatch", Operand.LIST),
  EXISTS("exists", Operand.NONE);

  /** What stands behind the operator. */
  enum Operand {
    /** Nothing. */
    NONE,
    /** One value. */
    VALUE,
    /** Values in brackets. */
    LIST
  }

  private final String sign;
  private final Operand operand;

  Operator(String sign, Operand operand) {
    this.sign = sign;
    this.operand = operand;
  }

  /** How it is written. */
  String sign() {
    return sign;
  }

  /** What stands behind it. */
  Operand operand() {
    return operand;
  }

  /** Whether it asks which of two values is larger. */
  boolean isOrdering() {
    return switch (this) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  /** Whether it compares with whole values, of which each must be one the field can have. */
  boolean comparesWhole() {
    return switch (this) {
      case EQUAL, EQUAL_TWICE, NOT_EQUAL, IN, INTERSECTS -> true;
      default -> false;
    };
  }

  /** Every sign, for error messages. */
  static String allSigns() {
    return Arrays.stream(values()).map(Operator::sign).collect(Collectors.joining(", "));
  }
}
