package io.jtrace.cli.e2e;

/**
 * The end of one system call of a thread.
 *
 * @param name name of the call
 * @param result what it returned, errors as negative errno; {@link #NONE} where the recorder keeps none
 */
record Call(String name, String result) {
  static final String NONE = "-";

  @Override
  public String toString() {
    return name + " = " + result;
  }
}
