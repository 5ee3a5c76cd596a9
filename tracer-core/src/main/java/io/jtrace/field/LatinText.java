package io.jtrace.field;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text being built as the bytes it will be printed as, one ISO-8859-1 character each: what the
 * lines of events are made in. Cheaper than a {@link StringBuilder}, which would have to be encoded
 * again, character by character, on its way out. Grows as needed and keeps its size when emptied.
 * Not thread-safe.
 */
public final class LatinText implements CharSequence {
  private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DIGITS = 20;

  /** The two digits of every number below 100, one behind the other. */
  private static final byte[] PAIRS = pairs();

  private byte[] bytes;
  private int length;

  /** An empty text. */
  public LatinText() {
    this(64);
  }

  /**
   * An empty text with room.
   *
   * @param capacity bytes it holds without growing
   */
  public LatinText(int capacity) {
    bytes = new byte[capacity];
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  /** Makes room for that many more bytes; returns where they go. */
  private int room(int more) {
    int at = length;
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
    }
    length = at + more;
    return at;
  }

  /**
   * Appends a text; characters beyond ISO-8859-1 lose their high byte.
   *
   * @param text what to append
   * @return this
   */
  @SuppressWarnings("deprecation") // the one way to get at a string's bytes without a copy
  public LatinText append(String text) {
    int count = text.length();
    int at = room(count);
    text.getBytes(0, count, bytes, at);
    return this;
  }

  /**
   * Appends another text.
   *
   * @param text what to append
   * @return this
   */
  public LatinText append(LatinText text) {
    return append(text.bytes, 0, text.length);
  }

  /**
   * Appends bytes as they are.
   *
   * @param source array
   * @param offset first byte
   * @param count how many
   * @return this
   */
  public LatinText append(byte[] source, int offset, int count) {
    int at = room(count);
    System.arraycopy(source, offset, bytes, at, count);
    return this;
  }

  /**
   * Appends a character.
   *
   * @param character below 256
   * @return this
   */
  public LatinText append(char character) {
    int at = room(1);
    bytes[at] = (byte) character;
    return this;
  }

  /**
   * Appends {@code true} or {@code false}.
   *
   * @param truth which
   * @return this
   */
  public LatinText append(boolean truth) {
    return append(truth ? "true" : "false");
  }

  /**
   * Appends a number in Java's notation.
   *
   * @param real the number
   * @return this
   */
  public LatinText append(double real) {
    return append(Double.toString(real));
  }

  /**
   * Appends a number in decimal.
   *
   * @param number the number
   * @return this
   */
  public LatinText append(long number) {
    if (number < 0) {
      return negative(number);
    }
    if (number < 10) {
      return append((char) ('0' + number));
    }
    digits(number, digitsOf(number));
    return this;
  }

  private LatinText negative(long number) {
    return number == Long.MIN_VALUE ? append(Long.toString(number)) : append('-').append(-number);
  }

  private static int digitsOf(long number) {
    int count = 1;
    long limit = 10;
    while (count < MOST_DIGITS - 1 && number >= limit) {
      count++;
      limit *= 10;
    }
    return count;
  }

  /**
   * Appends a number with zeros in front where it is shorter.
   *
   * @param number the zeros go before its sign, too
   * @param width least number of characters
   * @return this
   */
  public LatinText appendPadded(long number, int width) {
    if (number < 0) {
      String text = Long.toString(number);
      return append("0".repeat(Math.max(0, width - text.length()))).append(text);
    }
    digits(number, Math.max(width, digitsOf(number)));
    return this;
  }

  private void digits(long number, int count) {
    int start = room(count);
    int at = start + count;
    long left = number;
    while (left > Integer.MAX_VALUE) {
      long rest = left / 100;
      at = pair(at, (int) (left - rest * 100));
      left = rest;
    }
    int small = (int) left;
    while (at - start >= 2) {
      int rest = small / 100;
      at = pair(at, small - rest * 100);
      small = rest;
    }
    if (at > start) {
      bytes[start] = (byte) ('0' + small);
    }
  }

  private int pair(int end, int value) {
    bytes[end - 1] = PAIRS[2 * value + 1];
    bytes[end - 2] = PAIRS[2 * value];
    return end - 2;
  }

  /**
   * Appends upper-case hexadecimal digits, at least one.
   *
   * @param number taken as unsigned
   * @return this
   */
  public LatinText appendHex(long number) {
    int count = 1 + (63 - Long.numberOfLeadingZeros(number | 1)) / 4;
    int at = room(count) + count;
    long left = number;
    for (int i = 0; i < count; i++, left >>>= 4) {
      bytes[--at] = DIGITS[(int) left & 15];
    }
    return this;
  }

  /**
   * Appends bytes up to the first NUL.
   *
   * @param source array
   * @param offset first byte
   * @param count most to take
   * @return this
   */
  public LatinText appendToNul(byte[] source, int offset, int count) {
    int end = offset;
    while (end < offset + count && source[end] != 0) {
      end++;
    }
    return append(source, offset, end - offset);
  }

  /**
   * Appends bytes with a dot for each that is not printable ASCII.
   *
   * @param source array
   * @param offset first byte
   * @param count how many
   * @return this
   */
  public LatinText appendDotted(byte[] source, int offset, int count) {
    int at = room(count);
    for (int i = 0; i < count; i++) {
      byte b = source[offset + i];
      bytes[at + i] = b >= 0x20 && b < 0x7f ? b : (byte) '.';
    }
    return this;
  }

  /**
   * Takes control characters out of what was appended last.
   *
   * @param start where to begin
   * @param asciiOnly whether what is beyond ASCII goes as well
   * @return this
   */
  public LatinText dropControls(int start, boolean asciiOnly) {
    int at = start;
    while (at < length && isKept(bytes[at], asciiOnly)) {
      at++;
    }
    int kept = at;
    for (; at < length; at++) {
      if (isKept(bytes[at], asciiOnly)) {
        bytes[kept++] = bytes[at];
      }
    }
    length = kept;
    return this;
  }

  private static boolean isKept(byte b, boolean asciiOnly) {
    return b >= 0x20 ? b != 0x7f : b < 0 && !asciiOnly;
  }

  /**
   * Cuts the text, or lengthens it with blanks.
   *
   * @param value new length
   */
  public void setLength(int value) {
    int before = length;
    if (value > before) {
      int at = room(value - before);
      Arrays.fill(bytes, at, value, (byte) ' ');
    }
    length = value;
  }

  /**
   * The bytes built so far.
   *
   * @return shared, valid up to {@link #length()} until the next append
   */
  public byte[] array() {
    return bytes;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[index] & 0xff);
  }

  @Override
  public String subSequence(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * The text from a place to its end.
   *
   * @param start first character
   * @return a copy
   */
  public String from(int start) {
    return subSequence(start, length);
  }

  @Override
  public String toString() {
    return from(0);
  }
}
