package io.jtrace.chisel;

/** A chisel that cannot be found, loaded or run; the message is one line for the user. */
public final class ChiselException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message one line; errors of a script begin with {@code file:line:}
   */
  public ChiselException(String message) {
    super(message);
  }

  /**
   * With a message and what led to it.
   *
   * @param message one line
   * @param cause the error below
   */
  public ChiselException(String message, Throwable cause) {
    super(message, cause);
  }
}
