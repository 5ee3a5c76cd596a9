package io.jtrace.cli;

/** Something the user can mend; the message is one line, what and where and what to do. */
final class UserError extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit code of the process. */
  private final int code;

  UserError(String message) {
    this(message, Main.FAILED);
  }

  /** With an exit code that others know. */
  UserError(String message, int code) {
    super(message);
    this.code = code;
  }

  UserError(String message, Throwable cause) {
    super(message, cause);
    this.code = Main.FAILED;
  }

  int code() {
    return code;
  }
}
