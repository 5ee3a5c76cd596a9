package io.jtrace.state;

import io.jtrace.event.FdKind;

/** What tuples seen in calls tell about a socket. */
final class Connections {
  private final MachineState machine;
  private final SocketNames names = new SocketNames();

  Connections(MachineState machine) {
    this.machine = machine;
  }

  /**
   * Takes a tuple over: the source always, the destination only where none is known yet.
   *
   * @return whether anything changed; false for the known tuple in either direction
   */
  boolean take(FdInfo fd, SocketBytes tuple) {
    boolean v4 = tuple.isTupleV4();
    boolean wasConnection = fd.kind == (v4 ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK);
    if (!wasConnection) {
      becomeConnection(fd, v4 ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK);
    }
    if (wasConnection && (isSame(fd, tuple, v4) || isReverse(fd, tuple, v4))) {
      return false;
    }
    return change(fd, tuple, v4);
  }

  private static void becomeConnection(FdInfo fd, FdKind kind) {
    if (fd.kind == FdKind.IPV4_SERVSOCK || fd.kind == FdKind.IPV6_SERVSOCK) {
      fd.destination = FdInfo.NO_ADDRESS;
      fd.destinationPort = 0;
    }
    fd.kind = kind;
  }

  private static boolean isSame(FdInfo fd, SocketBytes tuple, boolean v4) {
    return fd.sourcePort == tuple.sourcePort()
        && fd.destinationPort == tuple.destinationPort()
        && tuple.sourceIs(v4, fd.source)
        && tuple.destinationIs(v4, fd.destination);
  }

  private static boolean isReverse(FdInfo fd, SocketBytes tuple, boolean v4) {
    return fd.sourcePort == tuple.destinationPort()
        && fd.destinationPort == tuple.sourcePort()
        && tuple.sourceIs(v4, fd.destination)
        && tuple.destinationIs(v4, fd.source);
  }

  private static boolean change(FdInfo fd, SocketBytes tuple, boolean v4) {
    byte[] source = tuple.source(v4, fd.source);
    boolean changed = source != fd.source || fd.sourcePort != tuple.sourcePort();
    fd.source = source;
    fd.sourcePort = tuple.sourcePort();
    if (Addresses.isZero(fd.destination) || fd.destination.length != source.length) {
      fd.destination = tuple.destination(v4, fd.destination);
      changed = true;
    }
    if (fd.destinationPort == 0) {
      fd.destinationPort = tuple.destinationPort();
      changed = true;
    }
    return changed;
  }

  /** Replaces an end without an address by the own address that most likely faces the other. */
  void patch(FdInfo fd) {
    boolean noSource = Addresses.isZero(fd.source);
    // Nothing faces an end that is not known either.
    if (noSource == Addresses.isZero(fd.destination)) {
      return;
    }
    byte[] known = noSource ? fd.destination : fd.source;
    byte[] own = machine.addresses().facing(width(fd, known));
    if (java.util.Arrays.equals(own, known) && fd.sourcePort == fd.destinationPort) {
      return;
    }
    if (noSource) {
      fd.source = own;
    } else {
      fd.destination = own;
    }
  }

  private static byte[] width(FdInfo fd, byte[] address) {
    return address.length > 0 ? address : new byte[fd.kind == FdKind.IPV4_SOCK ? 4 : 16];
  }

  static void swap(FdInfo fd) {
    byte[] address = fd.source;
    int port = fd.sourcePort;
    fd.source = fd.destination;
    fd.sourcePort = fd.destinationPort;
    fd.destination = address;
    fd.destinationPort = port;
  }

  /** A process that owns the destination port serves; in doubt who reads first serves. */
  static void guessRole(FdInfo fd, FdTable table, boolean incoming) {
    boolean owns = table.hasServerPort(fd.destinationPort);
    boolean uses = owns && table.hasClientPort(fd.sourcePort);
    boolean server = owns && (!uses || incoming);
    fd.role = server ? FdInfo.Role.SERVER : FdInfo.Role.CLIENT;
  }

  void name(FdInfo fd) {
    fd.name = names.connection(fd);
  }

  void nameListed(FdInfo fd) {
    fd.name = names.listed(fd);
  }
}
