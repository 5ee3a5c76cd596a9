package io.jtrace.state;

/** Tests and text of IPv4 and IPv6 addresses in network order. */
public final class Addresses {
  /** Bytes of an IPv6 address. */
  static final int IPV6 = 16;

  private static final String HEX = "0123456789abcdef";

  private Addresses() {}

  static boolean isZero(byte[] address) {
    return isZero(address, 0, address.length);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isLoopback6(byte[] address) {
    return address.length == 16 && address[15] == 1 && isZero(address, 0, 15);
  }

  /** An IPv4 address in IPv6 clothes, or the unspecified address, which serves both families. */
  static boolean isMapped(byte[] bytes, int offset) {
    if (!isZero(bytes, offset, offset + 10)) {
      return false;
    }
    return bytes[offset + 10] == -1 && bytes[offset + 11] == -1
        || isZero(bytes, offset + 10, offset + 16);
  }

  /**
   * An address as inet_ntop writes it.
   *
   * @param bytes where it lies
   * @param offset its first byte
   * @param length 4 or 16
   * @return its text; {@code <NA>} for another length
   */
  public static String text(byte[] bytes, int offset, int length) {
    if (length != 4 && length != 16) {
      return "<NA>";
    }
    StringBuilder text = new StringBuilder(40);
    append(text, bytes, offset, length);
    return text.toString();
  }

  static void append(StringBuilder out, byte[] bytes, int offset, int length) {
    if (length == 4) {
      append4(out, bytes, offset);
    } else if (length == 16) {
      append6(out, bytes, offset);
    }
  }

  private static void append4(StringBuilder out, byte[] bytes, int offset) {
    for (int i = 0; i < 4; i++) {
      out.append(i == 0 ? "" : ".").append(bytes[offset + i] & 0xff);
    }
  }

  /** As inet_ntop writes it: the longest run of two or more zero groups becomes {@code ::}. */
  private static void append6(StringBuilder out, byte[] bytes, int offset) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = zeroGroups(bytes, offset, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    if (start == 0 && (length == 6 || length == 5 && group(bytes, offset, 5) == 0xffff)) {
      append4(out.append(length == 6 ? "::" : "::ffff:"), bytes, offset + 12);
      return;
    }
    appendGroups(out, bytes, offset, start, start < 0 ? -1 : start + length);
  }

  private static void appendGroups(
      StringBuilder out, byte[] bytes, int offset, int start, int end) {
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        out.append("::");
      }
      if (i < start || i >= end) {
        if (i > 0 && i != end) {
          out.append(':');
        }
        hex(out, group(bytes, offset, i));
      }
    }
  }

  private static int zeroGroups(byte[] bytes, int offset, int from) {
    int end = from;
    while (end < 8 && group(bytes, offset, end) == 0) {
      end++;
    }
    return end - from;
  }

  private static int group(byte[] bytes, int offset, int index) {
    return (bytes[offset + 2 * index] & 0xff) << 8 | bytes[offset + 2 * index + 1] & 0xff;
  }

  private static void hex(StringBuilder out, int value) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      if (value >>> shift != 0 || shift == 0) {
        out.append(HEX.charAt(value >>> shift & 15));
      }
    }
  }
}
