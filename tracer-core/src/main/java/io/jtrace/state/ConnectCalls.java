package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** connect and accept: both ends of a connection become known. */
final class ConnectCalls {
  private static final long EINPROGRESS = -115;
  private final SocketBytes bytes;
  private final Connections connections;

  ConnectCalls(SocketBytes bytes, Connections connections) {
    this.bytes = bytes;
    this.connections = connections;
  }

  void register(Plans plans) {
    plans.on(this::connecting, "PPME_SOCKET_CONNECT_E");
    plans.on(this::connected, "PPME_SOCKET_CONNECT_X");
    plans.on(
        this::accepted,
        "PPME_SOCKET_ACCEPT_X",
        "PPME_SOCKET_ACCEPT_5_X",
        "PPME_SOCKET_ACCEPT4_X",
        "PPME_SOCKET_ACCEPT4_5_X",
        "PPME_SOCKET_ACCEPT4_6_X");
  }

  private void connecting(Event event, EventContext context) {
    FdInfo fd = context.fd;
    if (fd == null || bytes.at(event, 1).isEmpty()) {
      return;
    }
    if (!bytes.isAddresses()) {
      fd.name = bytes.addressText();
      return;
    }
    boolean v4 = bytes.isAddressV4();
    fd.kind = v4 ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK;
    fd.destination = bytes.source(v4, fd.destination);
    fd.destinationPort = bytes.sourcePort();
  }

  private void connected(Event event, EventContext context) {
    FdInfo fd = context.fd;
    long result = EventContext.result(event);
    if (fd == null || result < 0 && result != EINPROGRESS) {
      return;
    }
    fd.connected = true;
    if (bytes.at(event, 1).isEmpty()) {
      return;
    }
    if (bytes.isIpTuple()) {
      connected(fd);
    } else {
      takeUnix(fd);
      fd.name = bytes.tupleText();
    }
    if (fd.role == FdInfo.Role.NONE) {
      fd.role = FdInfo.Role.CLIENT;
    }
  }

  private void connected(FdInfo fd) {
    boolean changed = connections.take(fd, bytes);
    if (changed && fd.role == FdInfo.Role.SERVER && fd.l4proto == FdInfo.L4_UDP) {
      Connections.swap(fd);
    }
    connections.name(fd);
  }

  private void takeUnix(FdInfo fd) {
    if (bytes.isUnixTuple()) {
      fd.unixSource = bytes.unixSource();
      fd.unixDestination = bytes.unixDestination();
    }
  }

  private void accepted(Event event, EventContext context) {
    long number = EventContext.result(event);
    if (context.thread == null || number < 0) {
      return;
    }
    context.thread.enter.fd = number;
    bytes.at(event, 1);
    FdInfo fd = new FdInfo();
    if (bytes.isIpTuple()) {
      fd.l4proto = FdInfo.L4_TCP;
      connections.take(fd, bytes);
    } else if (bytes.isUnixTuple()) {
      fd.kind = FdKind.UNIX_SOCK;
      takeUnix(fd);
    } else {
      return;
    }
    fd.name = bytes.tupleText();
    fd.role = FdInfo.Role.SERVER;
    fd.connected = true;
    context.add(number, fd);
  }
}
