package io.jtrace.state;

import io.jtrace.event.InterfaceEntry;
import java.util.Arrays;
import java.util.List;

/** The machine's own addresses, and guesses which of them talks to another. */
final class Interfaces {
  private static final byte[] NONE = {};

  /** Bytes of an IPv6 address that name the network. */
  private static final int NETWORK6 = 8;

  private final List<InterfaceEntry> all;

  Interfaces(List<InterfaceEntry> all) {
    this.all = List.copyOf(all);
  }

  List<InterfaceEntry> all() {
    return all;
  }

  boolean isLocal(byte[] address) {
    for (int i = 0; i < all.size(); i++) {
      byte[] own = all.get(i).address();
      boolean same =
          own.length == Addresses.IPV6 && address.length == Addresses.IPV6
              ? Arrays.equals(own, 0, NETWORK6, address, 0, NETWORK6)
              : Arrays.equals(own, address);
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoopback(byte[] address) {
    return address.length == 4 && address[0] == 127;
  }

  /** The own address that most likely talks to a peer; empty when there is none. */
  byte[] facing(byte[] peer) {
    byte[] found = NONE;
    int best = 0;
    for (int i = 0; i < all.size(); i++) {
      InterfaceEntry entry = all.get(i);
      int rank = rank(entry, peer);
      if (rank > best) {
        best = rank;
        found = entry.address();
      }
    }
    return found;
  }

  private static int rank(InterfaceEntry entry, byte[] peer) {
    if (entry.address().length != peer.length) {
      return 0;
    }
    if (Arrays.equals(entry.address(), peer)) {
      return 3;
    }
    if (sameNetwork(entry, peer)) {
      return 2;
    }
    return isLoopback(entry.address()) || Addresses.isLoopback6(entry.address()) ? 0 : 1;
  }

  private static boolean sameNetwork(InterfaceEntry entry, byte[] peer) {
    byte[] mask = entry.netmask();
    for (int i = 0; i < peer.length && i < mask.length; i++) {
      if (((entry.address()[i] ^ peer[i]) & mask[i]) != 0) {
        return false;
      }
    }
    return mask.length == peer.length;
  }
}
