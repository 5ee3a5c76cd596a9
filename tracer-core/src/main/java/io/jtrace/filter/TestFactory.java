package io.jtrace.filter;

/** Makes the tests for the values of one type. */
interface TestFactory {
  /**
   * The test of a check; for {@code !=} that of {@code =}, which the caller turns round. Never asked
   * for {@code exists}.
   */
  ValueTest test(Node.Check check) throws FilterException;

  /** The error for an operator the type does not have. */
  static FilterException unsupported(Source source, Node.Check check, String kind) {
    String message =
        "'" + check.operator().sign() + "' operator not supported for " + kind + " filters";
    return source.error(message, check.operatorPosition());
  }
}
