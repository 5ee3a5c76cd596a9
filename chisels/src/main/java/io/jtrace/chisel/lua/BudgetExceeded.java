package io.jtrace.chisel.lua;

/** A callback ran too long. An Error, so that a script's {@code pcall} cannot swallow it. */
final class BudgetExceeded extends Error {
  private static final long serialVersionUID = 1L;

  BudgetExceeded(String message) {
    super(message, null, false, false);
  }
}
