package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** socket, socketpair, bind, getsockopt. */
final class SocketCalls {
  private static final int NETLINK = 16;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_TYPE_MASK = 0xff;
  private final SocketBytes bytes;

  SocketCalls(SocketBytes bytes) {
    this.bytes = bytes;
  }

  void register(Plans plans) {
    plans.onPair(this::created, "PPME_SOCKET_SOCKET_X");
    plans.on(this::paired, "PPME_SOCKET_SOCKETPAIR_X");
    plans.on(this::bound, "PPME_SOCKET_BIND_X");
    plans.on(this::optionRead, "PPME_SOCKET_GETSOCKOPT_X");
  }

  private void created(Event event, EventContext context) {
    Event enter = context.enterEvent();
    long fd = EventContext.result(event);
    if (enter == null || fd < 0) {
      return;
    }
    int domain = (int) enter.paramLong(0);
    FdKind kind = kind(domain);
    FdInfo info = new FdInfo(kind, "");
    if (kind.isIpSocket()) {
      info.l4proto = transport((int) enter.paramLong(1), (int) enter.paramLong(2));
    }
    context.add(fd, info);
  }

  private static FdKind kind(int domain) {
    return switch (domain) {
      case SocketBytes.UNIX -> FdKind.UNIX_SOCK;
      case SocketBytes.INET -> FdKind.IPV4_SOCK;
      case SocketBytes.INET6 -> FdKind.IPV6_SOCK;
      case NETLINK -> FdKind.NETLINK;
      default -> FdKind.UNKNOWN;
    };
  }

  /** Transport by IP protocol number, or by socket type where the protocol is left open. */
  static int transport(int type, int protocol) {
    return switch (protocol) {
      case 6 -> type == SOCK_RAW ? FdInfo.L4_RAW : FdInfo.L4_TCP;
      case 17 -> type == SOCK_RAW ? FdInfo.L4_RAW : FdInfo.L4_UDP;
      case 1 -> type == SOCK_RAW ? FdInfo.L4_RAW : FdInfo.L4_ICMP;
      case 255 -> FdInfo.L4_RAW;
      case 0 ->
          switch (type & SOCK_TYPE_MASK) {
            case 1 -> FdInfo.L4_TCP;
            case 2 -> FdInfo.L4_UDP;
            default -> FdInfo.L4_UNKNOWN;
          };
      default -> FdInfo.L4_UNKNOWN;
    };
  }

  private void paired(Event event, EventContext context) {
    if (context.thread == null || EventContext.result(event) < 0) {
      return;
    }
    FdInfo first = new FdInfo(FdKind.UNIX_SOCK, "");
    first.unixSource = event.paramLong(3);
    first.unixDestination = event.paramLong(4);
    context.add(event.paramLong(1), first);
    FdInfo shown = context.fd;
    context.add(event.paramLong(2), first.copy());
    context.fd = shown;
  }

  private void bound(Event event, EventContext context) {
    FdInfo fd = context.fd;
    if (fd == null || EventContext.result(event) < 0 || bytes.at(event, 1).isEmpty()) {
      return;
    }
    if (bytes.isAddresses() && bytes.sourcePort() > 0) {
      boolean v4 = bytes.isAddressV4();
      fd.kind = v4 ? FdKind.IPV4_SERVSOCK : FdKind.IPV6_SERVSOCK;
      fd.source = bytes.source(v4, fd.source);
      fd.sourcePort = bytes.sourcePort();
      fd.destination = FdInfo.NO_ADDRESS;
      fd.destinationPort = 0;
      fd.role = FdInfo.Role.SERVER;
    }
    fd.name = bytes.addressText();
  }

  /** The descriptor is looked up where the process keeps its own, as in sysdig. */
  private void optionRead(Event event, EventContext context) {
    if (context.thread != null && event.paramCount() > 1) {
      context.lookUpInMain(event.paramLong(1));
    }
  }
}
