package io.jtrace.field;

/**
 * How values are shown.
 *
 * @param buffers form of data buffers
 * @param verbose whether long buffers are shown whole
 * @param resolvePorts whether ports are shown by name
 * @param time form of the time column
 */
public record RenderSettings(
    BufferFormat buffers, boolean verbose, boolean resolvePorts, TimeType time) {
  /** What is shown unless asked otherwise. */
  public static final RenderSettings DEFAULTS =
      new RenderSettings(BufferFormat.NORMAL, false, false, TimeType.CLOCK);

  /** Forms of data buffers. */
  public enum BufferFormat {
    /** Unprintable bytes as dots, cut at 80. */
    NORMAL,
    /** Rows of hexadecimal words. */
    HEX,
    /** Rows of hexadecimal words with their text. */
    HEXASCII,
    /** Printable text alone. */
    ASCII,
    /** Base64. */
    BASE64
  }

  /** Forms of the time column. */
  public enum TimeType {
    /** Time of day. */
    CLOCK,
    /** Seconds since the epoch. */
    EPOCH,
    /** Seconds since the capture began. */
    SINCE_START,
    /** Duration of the call. */
    OF_CALL,
    /** Seconds since the event printed before. */
    SINCE_LAST
  }
}
