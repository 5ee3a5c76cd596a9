package io.jtrace.scap;

/** What is wrong with a file and where; the reader makes the user's message of it. */
final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;
  private final long offset;
  private final Kind kind;

  /** How bad it is. */
  enum Kind {
    /** Not a capture at all. */
    NOT_A_CAPTURE,
    /** It ends too early. */
    TRUNCATED,
    /** Something in it is wrong. */
    DAMAGED
  }

  private DamageException(long offset, Kind kind, String what) {
    super(what);
    this.offset = offset;
    this.kind = kind;
  }

  static DamageException notACapture(String what) {
    return new DamageException(0, Kind.NOT_A_CAPTURE, what);
  }

  static DamageException damaged(long offset, String what) {
    return new DamageException(offset, Kind.DAMAGED, what);
  }

  static DamageException truncated(long offset, String what, long needed, long left) {
    String unit = needed == 1 ? " byte, " : " bytes, ";
    return new DamageException(
        offset, Kind.TRUNCATED, what + " needs " + needed + unit + left + " left");
  }

  /** Byte of the (unpacked) file where the damaged block begins. */
  long offset() {
    return offset;
  }

  Kind kind() {
    return kind;
  }
}
