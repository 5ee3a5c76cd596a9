package io.jtrace.state;

import io.jtrace.event.InterfaceEntry;
import java.util.Arrays;
import java.util.List;

/** Fills in an IPv4 end that a socket bound to any address leaves open, from the interfaces. */
final class AddressPatch {
  private AddressPatch() {}

  static void apply(FdInfo info, List<InterfaceEntry> interfaces) {
    if (info.source.length != 4 || info.destination.length != 4) {
      return;
    }
    if (Addresses.isZero(info.source)) {
      info.source = local(info.destination, interfaces);
    } else if (Addresses.isZero(info.destination)) {
      info.destination = local(info.source, interfaces);
    }
  }

  private static byte[] local(byte[] peer, List<InterfaceEntry> interfaces) {
    byte[] fallback = new byte[4];
    for (InterfaceEntry entry : interfaces) {
      if (Arrays.equals(entry.address(), peer)) {
        return peer;
      }
    }
    for (InterfaceEntry entry : interfaces) {
      if (entry.address().length == 4 && sameSubnet(entry, peer)) {
        return entry.address();
      }
    }
    for (InterfaceEntry entry : interfaces) {
      if (entry.address().length == 4 && entry.address()[0] != 127) {
        return entry.address();
      }
    }
    return fallback;
  }

  private static boolean sameSubnet(InterfaceEntry entry, byte[] peer) {
    for (int i = 0; i < 4; i++) {
      if (((entry.address()[i] ^ peer[i]) & entry.netmask()[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
