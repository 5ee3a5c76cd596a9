package io.jtrace.field;

/** A field that does not exist, or an argument it does not take; the message is for the user. */
public class FieldException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message one line
   */
  public FieldException(String message) {
    super(message);
  }
}
