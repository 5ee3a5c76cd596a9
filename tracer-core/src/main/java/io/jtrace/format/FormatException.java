package io.jtrace.format;

/** A template that cannot be compiled; the message is one line. */
public class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what is wrong
   */
  public FormatException(String message) {
    super(message);
  }
}
