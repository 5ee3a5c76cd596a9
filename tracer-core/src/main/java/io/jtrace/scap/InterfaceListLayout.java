package io.jtrace.scap;

import io.jtrace.event.InterfaceEntry;
import java.io.IOException;
import java.util.List;

/**
 * The interface list. An entry of the newer block has its length, without these four bytes, in
 * front.
 *
 * <pre>
 *   [length u32] | type u16 | name length u16 | address | netmask | broadcast | [speed u64] | name
 *
 *   type 1 IPv4, 2 IPv6; 3 IPv4 and 4 IPv6 without the speed. Addresses in network order.
 * </pre>
 */
final class InterfaceListLayout {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int IPV4_NO_SPEED = 3;
  private static final int IPV6_NO_SPEED = 4;
  private static final int MAX_NAME = 255;

  /** Less than this is padding. */
  private static final int LEAST_ENTRY = 4;

  private InterfaceListLayout() {}

  static void read(BlockBody body, boolean hasLengths, List<InterfaceEntry> into)
      throws IOException, DamageException {
    while (body.remaining() >= LEAST_ENTRY) {
      if (hasLengths) {
        body.enterEntry(body.u32());
      }
      readEntry(body, hasLengths, into);
      if (hasLengths) {
        body.leaveEntry();
      }
    }
  }

  private static void readEntry(BlockBody body, boolean skippable, List<InterfaceEntry> into)
      throws IOException, DamageException {
    int type = body.u16();
    int nameLength = body.u16();
    if (type < IPV4 || type > IPV6_NO_SPEED) {
      if (!skippable) {
        throw body.damage("an interface of type " + type);
      }
      return;
    }
    int width = type == IPV4 || type == IPV4_NO_SPEED ? 4 : 16;
    byte[] address = body.bytes(width);
    byte[] netmask = body.bytes(width);
    byte[] broadcast = body.bytes(width);
    long speed = type == IPV4 || type == IPV6 ? body.i64() : 0;
    into.add(new InterfaceEntry(body.text(nameLength), address, netmask, broadcast, speed));
  }

  static void write(BlockOutput out, List<InterfaceEntry> interfaces) {
    out.begin(BlockType.INTERFACES_V2);
    for (InterfaceEntry entry : interfaces) {
      int width = entry.isIpv6() ? 16 : 4;
      String name = entry.name();
      String kept = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
      out.beginEntry()
          .u16(entry.isIpv6() ? IPV6 : IPV4)
          .u16(kept.length())
          .fixed(entry.address(), width)
          .fixed(entry.netmask(), width)
          .fixed(entry.broadcast(), width)
          .i64(entry.linkSpeed())
          .fixed(kept.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), kept.length())
          .endEntryWithoutLength();
    }
    out.end();
  }
}
