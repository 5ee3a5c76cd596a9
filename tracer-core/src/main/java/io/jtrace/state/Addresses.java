package io.jtrace.state;

import java.util.Arrays;

/** Texts of IP addresses and their pairs, as they appear in descriptor names. */
public final class Addresses {
  private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private Addresses() {}

  static boolean isMapped(byte[] address) {
    return address.length == 16 && Arrays.equals(address, 0, 12, MAPPED_PREFIX, 0, 12);
  }

  static boolean isZero(byte[] address) {
    for (byte b : address) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * An address in its usual text form.
   *
   * @param bytes 4 or 16 bytes in network order, anywhere in an array
   * @param offset where they begin
   * @param length 4 or 16
   * @return dotted IPv4, or IPv6 with its longest run of zero groups shortened
   */
  public static String text(byte[] bytes, int offset, int length) {
    if (length == 4) {
      return (bytes[offset] & 0xff)
          + "."
          + (bytes[offset + 1] & 0xff)
          + "."
          + (bytes[offset + 2] & 0xff)
          + "."
          + (bytes[offset + 3] & 0xff);
    }
    return length == 16 ? ipv6(bytes, offset) : "<NA>";
  }

  private static String ipv6(byte[] bytes, int offset) {
    byte[] address = Arrays.copyOfRange(bytes, offset, offset + 16);
    if (isMapped(address)) {
      return "::ffff:" + text(address, 12, 4);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
    }
    return join(groups);
  }

  private static String join(int[] groups) {
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Address with its port; without one for ICMP and raw sockets. */
  static String endpoint(byte[] address, int port, int l4proto) {
    String text = text(address, 0, address.length);
    return hasPorts(l4proto) ? text + ":" + port : text;
  }

  private static boolean hasPorts(int l4proto) {
    return l4proto != FdInfo.L4_ICMP && l4proto != FdInfo.L4_RAW;
  }

  /** Both ends of a connection; mapped IPv4 addresses are shown as IPv4. */
  static String tuple(
      byte[] source, int sourcePort, byte[] destination, int destinationPort, int l4proto) {
    boolean mapped = isMapped(source) && isMapped(destination);
    byte[] from = mapped ? Arrays.copyOfRange(source, 12, 16) : source;
    byte[] to = mapped ? Arrays.copyOfRange(destination, 12, 16) : destination;
    return endpoint(from, sourcePort, l4proto) + "->" + endpoint(to, destinationPort, l4proto);
  }
}
