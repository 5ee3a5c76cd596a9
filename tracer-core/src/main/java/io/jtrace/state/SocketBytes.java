package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A socket address or tuple in an event, read in place.
 *
 * <pre>
 *   address  inet    family=2   ip4  port2        (7 bytes)
 *            inet6   family=10  ip16 port2        (19)
 *            unix    family=1   path NUL
 *   tuple    inet    family=2   source4  port2  destination4  port2    (13)
 *            inet6   family=10  source16 port2  destination16 port2    (37)
 *            unix    family=1   source8  destination8  path NUL        (18 and more)
 * </pre>
 *
 * <p>Addresses are in network order, ports little-endian. One object is pointed at parameter after
 * parameter.
 */
final class SocketBytes {
  static final int UNIX = 1;
  static final int INET = 2;
  static final int INET6 = 10;

  private final StringBuilder text = new StringBuilder();
  private byte[] bytes = {};
  private int start;
  private int length;

  /** Points at a parameter; a missing one has no bytes. */
  SocketBytes at(Event event, int param) {
    bytes = event.array();
    if (param < event.paramCount()) {
      start = event.paramOffset(param);
      length = event.paramLength(param);
    } else {
      length = 0;
    }
    return this;
  }

  boolean isEmpty() {
    return length == 0;
  }

  int family() {
    return length == 0 ? 0 : bytes[start] & 0xff;
  }

  /** An inet or inet6 address that is all there. */
  boolean isAddresses() {
    return family() == INET && length >= 7 || family() == INET6 && length >= 19;
  }

  /** An inet or inet6 tuple that is all there. */
  boolean isIpTuple() {
    return family() == INET && length >= 13 || family() == INET6 && length >= 37;
  }

  boolean isUnixTuple() {
    return family() == UNIX && length >= 17;
  }

  /** IPv4 or an IPv4 address mapped into IPv6. */
  boolean isAddressV4() {
    return family() == INET || Addresses.isMapped(bytes, start + 1);
  }

  boolean isTupleV4() {
    return family() == INET
        || Addresses.isMapped(bytes, start + 1) && Addresses.isMapped(bytes, start + 19);
  }

  private int width() {
    return family() == INET ? 4 : 16;
  }

  private int firstOffset(boolean v4) {
    return start + 1 + (v4 ? width() - 4 : 0);
  }

  private int secondOffset(boolean v4) {
    return start + 3 + width() + (v4 ? width() - 4 : 0);
  }

  private int port(int offset) {
    return (short) EventLayout.U16.get(bytes, offset) & 0xffff;
  }

  int sourcePort() {
    return port(start + 1 + width());
  }

  int destinationPort() {
    return port(start + 3 + 2 * width());
  }

  /** The address itself, or the source of a tuple; the known array when it has the same bytes. */
  byte[] source(boolean v4, byte[] known) {
    return address(firstOffset(v4), v4, known);
  }

  byte[] destination(boolean v4, byte[] known) {
    return address(secondOffset(v4), v4, known);
  }

  private byte[] address(int offset, boolean v4, byte[] known) {
    int end = offset + (v4 ? 4 : 16);
    return Arrays.equals(known, 0, known.length, bytes, offset, end)
        ? known
        : Arrays.copyOfRange(bytes, offset, end);
  }

  boolean sourceIs(boolean v4, byte[] address) {
    int offset = firstOffset(v4);
    return Arrays.equals(address, 0, address.length, bytes, offset, offset + (v4 ? 4 : 16));
  }

  boolean destinationIs(boolean v4, byte[] address) {
    int offset = secondOffset(v4);
    return Arrays.equals(address, 0, address.length, bytes, offset, offset + (v4 ? 4 : 16));
  }

  long unixSource() {
    return (long) EventLayout.U64.get(bytes, start + 1);
  }

  long unixDestination() {
    return (long) EventLayout.U64.get(bytes, start + 9);
  }

  private String textFrom(int offset) {
    int end = start + length;
    int stop = offset;
    while (stop < end && bytes[stop] != 0) {
      stop++;
    }
    return stop <= offset
        ? ""
        : new String(bytes, offset, stop - offset, StandardCharsets.ISO_8859_1);
  }

  /** An address as its event prints it. */
  String addressText() {
    text.setLength(0);
    if (family() == UNIX) {
      return textFrom(start + 1);
    }
    if (!isAddresses()) {
      return isEmpty() ? "NULL" : text.append("family ").append(family()).toString();
    }
    Addresses.append(text, bytes, start + 1, width());
    return text.append(':').append(sourcePort()).toString();
  }

  /** A tuple as its event prints it. */
  String tupleText() {
    text.setLength(0);
    if (isUnixTuple()) {
      text.append(Long.toHexString(unixSource())).append("->");
      text.append(Long.toHexString(unixDestination())).append(' ');
      return text.append(textFrom(start + 17)).toString();
    }
    if (!isIpTuple()) {
      return isEmpty() ? "NULL" : text.append("family ").append(family()).toString();
    }
    boolean v4 = isTupleV4();
    Addresses.append(text, bytes, firstOffset(v4), v4 ? 4 : 16);
    text.append(':').append(sourcePort()).append("->");
    Addresses.append(text, bytes, secondOffset(v4), v4 ? 4 : 16);
    return text.append(':').append(destinationPort()).toString();
  }
}
