package io.jtrace.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads addresses as texts, without ever asking a name server. */
final class IpText {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String V4 = BYTE + "(\\." + BYTE + "){3}";
  private static final String V6_CHARACTERS = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";
  private static final int V6_BYTES = 16;

  private IpText() {}

  /** The 4 or 16 bytes of an address, if the text is one. */
  static Optional<byte[]> parse(String text) {
    if (!text.matches(V4) && !text.matches(V6_CHARACTERS)) {
      return Optional.empty();
    }
    try {
      byte[] address = InetAddress.getByName(text).getAddress();
      return Optional.of(text.contains(":") ? widened(address) : address);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The library makes IPv4 of IPv6 addresses that hold one. */
  private static byte[] widened(byte[] address) {
    if (address.length == V6_BYTES) {
      return address;
    }
    byte[] wide = new byte[V6_BYTES];
    wide[10] = (byte) 0xff;
    wide[11] = (byte) 0xff;
    System.arraycopy(address, 0, wide, 12, address.length);
    return wide;
  }
}
