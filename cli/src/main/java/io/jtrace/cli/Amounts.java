package io.jtrace.cli;

/** Numbers on the command line; a wrong one is refused in sysdig's words. */
final class Amounts {
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

  private static long number(String text, String option) throws UserError {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UserError(
          "can't parse the " + option + " argument, make sure it's a number: '" + text + "'", e);
    }
  }
}
