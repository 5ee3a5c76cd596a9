package io.jtrace.cli;

/** Something the user can mend; the message is one line, what and where and what to do. */
final class UserError extends Exception {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }

  UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
