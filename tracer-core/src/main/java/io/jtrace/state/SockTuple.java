package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.FdKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Both ends of a socket as an event carries them.
 *
 * <pre>
 *   IPv4   u8 2,  4 B source,  u16 port, 4 B destination,  u16 port
 *   IPv6   u8 10, 16 B source, u16 port, 16 B destination, u16 port
 *   unix   u8 1,  u64 source, u64 destination, path with NUL
 *   addresses in network order, ports in host order
 * </pre>
 */
record SockTuple(
    int family,
    byte[] source,
    int sourcePort,
    byte[] destination,
    int destinationPort,
    long unixSource,
    long unixDestination,
    String path) {
  static final int UNIX = 1;
  static final int INET = 2;
  static final int INET6 = 10;
  private static final byte[] NONE = {};

  /** Reads a parameter; null when it is missing, empty or of another family. */
  static SockTuple of(Event event, int index) {
    if (index < 0 || index >= event.paramCount()) {
      return null;
    }
    int at = event.paramOffset(index);
    int length = event.paramLength(index);
    byte[] bytes = event.array();
    int family = length == 0 ? 0 : bytes[at];
    if (family == INET && length >= 13) {
      return ip(bytes, at, family, 4);
    }
    if (family == INET6 && length >= 37) {
      return ip(bytes, at, family, 16);
    }
    return family == UNIX && length >= 17 ? unix(bytes, at, length) : null;
  }

  private static SockTuple ip(byte[] bytes, int at, int family, int width) {
    int second = at + 1 + width + 2;
    return new SockTuple(
        family,
        Arrays.copyOfRange(bytes, at + 1, at + 1 + width),
        port(bytes, at + 1 + width),
        Arrays.copyOfRange(bytes, second, second + width),
        port(bytes, second + width),
        0,
        0,
        "");
  }

  private static SockTuple unix(byte[] bytes, int at, int length) {
    int end = at + 17;
    while (end < at + length && bytes[end] != 0) {
      end++;
    }
    return new SockTuple(
        UNIX,
        NONE,
        0,
        NONE,
        0,
        (long) EventLayout.U64.get(bytes, at + 1),
        (long) EventLayout.U64.get(bytes, at + 9),
        new String(bytes, at + 17, end - at - 17, StandardCharsets.ISO_8859_1));
  }

  private static int port(byte[] bytes, int at) {
    return (short) EventLayout.U16.get(bytes, at) & 0xffff;
  }

  /** Makes a socket a connection between these ends. */
  void connect(FdInfo info) {
    if (family == UNIX) {
      info.kind = FdKind.UNIX_SOCK;
      info.unixSource = unixSource;
      info.unixDestination = unixDestination;
      info.name = unixText();
      return;
    }
    boolean mapped = Addresses.isMapped(source) && Addresses.isMapped(destination);
    info.kind = family == INET || mapped ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK;
    info.source = mapped ? Arrays.copyOfRange(source, 12, 16) : source;
    info.destination = mapped ? Arrays.copyOfRange(destination, 12, 16) : destination;
    info.sourcePort = sourcePort;
    info.destinationPort = destinationPort;
    info.renameFromEnds();
  }

  private String unixText() {
    String ends = Long.toHexString(unixSource) + "->" + Long.toHexString(unixDestination);
    return path.isEmpty() ? ends : ends + " " + path;
  }
}
