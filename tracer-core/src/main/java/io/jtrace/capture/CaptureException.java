package io.jtrace.capture;

/** A source that cannot start or cannot go on; the message is one line for the user. */
public class CaptureException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With a message alone.
   *
   * @param message what, where and what to do, in one line
   */
  public CaptureException(String message) {
    super(message);
  }

  /**
   * With a cause.
   *
   * @param message what, where and what to do, in one line
   * @param cause what failed below
   */
  public CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
