package io.jtrace.cli;

import io.jtrace.capture.CaptureSettings;

/** Numbers on the command line; a wrong one is refused in sysdig's words. */
final class Amounts {
  private static final int LEAST_BUFFER = 64 << 10;
  private static final int MOST = 1_000_000_000;

  private Amounts() {}

  /** A number from 1 on; 0 if the option was not given. */
  static int positive(String text, String what) throws UserError {
    if (text == null) {
      return 0;
    }
    if (!text.matches("\\+?0*[1-9][0-9]{0,9}") || Long.parseLong(text) > MOST) {
      throw new UserError("invalid " + what + " " + text);
    }
    return Integer.parseInt(text);
  }

  /** How many events to take: negative for all. */
  static long events(String text) throws UserError {
    if (text == null) {
      return -1;
    }
    long count = number(text, "-n");
    if (count == 0) {
      throw new UserError("invalid event count 0");
    }
    return count;
  }

  /** Bytes of a buffer to keep. */
  static int snaplen(String text) throws UserError {
    long bytes = number(text, "-s");
    if (bytes < 0 || bytes > 65000) {
      throw new UserError("invalid snaplen " + text + "; a buffer has 0 to 65000 bytes");
    }
    return (int) bytes;
  }

  /** Bytes of the kernel's ring, rounded up to a power of two; 0 if the option was not given. */
  static int buffer(String text) throws UserError {
    if (text == null) {
      return CaptureSettings.AUTOMATIC;
    }
    if (!text.matches("[0-9]{1,9}[kKmM]?")) {
      throw new UserError(
          "invalid buffer size '" + text + "'; give bytes, or a number with K or M");
    }
    char unit = Character.toUpperCase(text.charAt(text.length() - 1));
    int shift = unit == 'K' ? 10 : unit == 'M' ? 20 : 0;
    long bytes = Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
    if (bytes < LEAST_BUFFER || bytes > CaptureSettings.MOST_BUFFER_BYTES) {
      throw new UserError("invalid buffer size " + text + "; it may have 64K to 512M");
    }
    return (int) (Long.highestOneBit(bytes - 1) << 1);
  }

  private static long number(String text, String option) throws UserError {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UserError(
          "can't parse the " + option + " argument, make sure it's a number: '" + text + "'", e);
    }
  }
}
