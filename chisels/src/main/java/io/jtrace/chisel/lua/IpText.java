package io.jtrace.chisel.lua;

/** IP addresses as inet_ntop of C writes them. */
final class IpText {
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int GROUPS = 8;

  private IpText() {}

  /** The text of 4 or 16 bytes; {@code <NA>} for any other number. */
  static String of(byte[] address) {
    return switch (address.length) {
      case V4_BYTES -> v4(address, 0);
      case V6_BYTES -> v6(address);
      default -> "<NA>";
    };
  }

  private static String v4(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        + "."
        + (bytes[at + 1] & 0xff)
        + "."
        + (bytes[at + 2] & 0xff)
        + "."
        + (bytes[at + 3] & 0xff);
  }

  private static String v6(byte[] bytes) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(bytes, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    if (start == 0 && (length == 6 || (length == 5 && group(bytes, 5) == 0xffff))) {
      return (length == 6 ? "::" : "::ffff:") + v4(bytes, 12);
    }
    return start < 0
        ? join(bytes, 0, GROUPS)
        : join(bytes, 0, start) + "::" + join(bytes, start + length, GROUPS);
  }

  private static int zeros(byte[] bytes, int from) {
    int at = from;
    while (at < GROUPS && group(bytes, at) == 0) {
      at++;
    }
    return at - from;
  }

  private static int group(byte[] bytes, int index) {
    return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
  }

  private static String join(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(i > from ? ":" : "").append(Integer.toHexString(group(bytes, i)));
    }
    return out.toString();
  }
}
