package io.jtrace.field;

/**
 * A reusable cell an extractor writes into, so that reading a field allocates nothing. What is set
 * follows the bound field's type: integers, times, flags and booleans (0 or 1) set the number;
 * {@code DOUBLE} the real; {@code CHARBUF} and paths the text; {@code BYTEBUF}, {@code IPADDR} and
 * every other type a slice of bytes. Not thread-safe; slices are valid as long as the event is.
 */
public final class FieldValue {
  private static final byte[] NONE = {};
  private long number;
  private double real;
  private String text = "";
  private byte[] bytes = NONE;
  private int offset;
  private int length;

  /** A cell nothing has been written into. */
  public FieldValue() {}

  /**
   * Sets an integer.
   *
   * @param value the value
   * @return true, for extractors to return
   */
  public boolean number(long value) {
    number = value;
    return true;
  }

  /**
   * Sets a truth value.
   *
   * @param value the value
   * @return true, for extractors to return
   */
  public boolean truth(boolean value) {
    return number(value ? 1 : 0);
  }

  /**
   * Sets a real number.
   *
   * @param value the value
   * @return true, for extractors to return
   */
  public boolean real(double value) {
    real = value;
    return true;
  }

  /**
   * Sets a text.
   *
   * @param value one ISO-8859-1 character a byte
   * @return true, for extractors to return
   */
  public boolean text(String value) {
    text = value;
    return true;
  }

  /**
   * Sets a slice of bytes.
   *
   * @param source shared array
   * @param from first byte
   * @param count how many
   * @return true, for extractors to return
   */
  public boolean bytes(byte[] source, int from, int count) {
    bytes = source;
    offset = from;
    length = count;
    return true;
  }

  /**
   * The integer.
   *
   * @return as set
   */
  public long number() {
    return number;
  }

  /**
   * The truth value.
   *
   * @return true for a number other than 0
   */
  public boolean truth() {
    return number != 0;
  }

  /**
   * The real number.
   *
   * @return as set
   */
  public double real() {
    return real;
  }

  /**
   * The text.
   *
   * @return as set
   */
  public String text() {
    return text;
  }

  /**
   * The array of the slice.
   *
   * @return shared
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * First byte of the slice.
   *
   * @return offset in {@link #bytes()}
   */
  public int offset() {
    return offset;
  }

  /**
   * Bytes of the slice.
   *
   * @return length
   */
  public int length() {
    return length;
  }
}
