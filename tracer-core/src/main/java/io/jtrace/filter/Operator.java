package io.jtrace.filter;

/** Comparison operators; the order is that in which they are tried, longer ones first. */
enum Operator {
  EQUAL_TWICE("=="),
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS_OR_EQUAL("<="),
  LESS("<"),
  GREATER_OR_EQUAL(">="),
  GREATER(">"),
  BCONTAINS("bcontains"),
  BSTARTSWITH("bstartswith"),
  CONTAINS("contains"),
  ICONTAINS("icontains"),
  STARTSWITH("startswith"),
  ENDSWITH("endswith"),
  GLOB("glob"),
  IGLOB("iglob"),
  REGEX("regex"),
  INTERSECTS("intersects"),
  PMATCH("pmatch"),
  IN("in"),
  EXISTS("exists");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  boolean isWord() {
    return Character.isLetter(symbol.charAt(0));
  }

  /** Whether a list in brackets follows. */
  boolean takesList() {
    return this == IN || this == INTERSECTS || this == PMATCH;
  }

  /** The same operator by its first name. */
  Operator canonical() {
    return this == EQUAL_TWICE ? EQUAL : this == INTERSECTS ? IN : this;
  }
}
