package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.FdKind;
import java.util.Arrays;

/** socket, bind, connect, accept, socketpair: sockets and the ends they get. */
final class SocketUpdaters {
  private static final long EINPROGRESS = -115;
  private static final int NETLINK = 16;
  private static final int SOCK_RAW = 3;
  private static final int SOCKADDR_IN_BYTES = 7;
  private static final int SOCKADDR_IN6_BYTES = 19;

  private SocketUpdaters() {}

  static void socket(Event event, EventContext context, StateEngine engine) {
    Event enter = engine.enterOf(context);
    long fd = event.paramLong(0);
    if (enter == null || fd < 0) {
      return;
    }
    FdKind kind = kind((int) enter.paramLong(0));
    if (kind == FdKind.UNKNOWN) {
      return;
    }
    FdInfo info = FdInfo.named(kind, "");
    if (kind.isIpSocket()) {
      info.l4proto = l4proto(enter.paramLong(1), enter.paramLong(2));
    }
    add(context, fd, info);
  }

  private static FdKind kind(int family) {
    return switch (family) {
      case SockTuple.UNIX -> FdKind.UNIX_SOCK;
      case SockTuple.INET -> FdKind.IPV4_SOCK;
      case SockTuple.INET6 -> FdKind.IPV6_SOCK;
      case NETLINK -> FdKind.NETLINK;
      default -> FdKind.UNKNOWN;
    };
  }

  private static int l4proto(long type, long protocol) {
    if (type == SOCK_RAW) {
      return FdInfo.L4_RAW;
    }
    return switch ((int) protocol) {
      case 0 ->
          (type & 0xff) == 1
              ? FdInfo.L4_TCP
              : (type & 0xff) == 2 ? FdInfo.L4_UDP : FdInfo.L4_UNKNOWN;
      case 1 -> (type & 0xff) == SOCK_RAW ? FdInfo.L4_RAW : FdInfo.L4_ICMP;
      case 6 -> FdInfo.L4_TCP;
      case 17 -> FdInfo.L4_UDP;
      case 255 -> FdInfo.L4_RAW;
      default -> FdInfo.L4_UNKNOWN;
    };
  }

  private static void add(EventContext context, long fd, FdInfo info) {
    context.thread.fds().put(fd, info);
    context.fd = info;
    context.fdNumber = fd;
    context.thread.lastEventFd = fd;
  }

  static void bind(Event event, EventContext context, StateEngine engine) {
    FdInfo info = context.fd;
    if (info == null || event.paramLong(0) < 0 || event.paramCount() < 2) {
      return;
    }
    int at = event.paramOffset(1);
    int length = event.paramLength(1);
    byte[] bytes = event.array();
    int family = length == 0 ? 0 : bytes[at];
    if (family == SockTuple.INET && length >= SOCKADDR_IN_BYTES) {
      serve(info, FdKind.IPV4_SERVSOCK, bytes, at + 1, 4);
    } else if (family == SockTuple.INET6 && length >= SOCKADDR_IN6_BYTES) {
      serve(info, FdKind.IPV6_SERVSOCK, bytes, at + 1, 16);
    } else if (family == SockTuple.UNIX) {
      info.name = event.paramText(1).substring(1);
      info.nameChanged = true;
    }
    if (family != 0) {
      info.role = FdInfo.Role.SERVER;
    }
  }

  private static void serve(FdInfo info, FdKind kind, byte[] bytes, int at, int width) {
    byte[] address = Arrays.copyOfRange(bytes, at, at + width);
    int port = (short) EventLayout.U16.get(bytes, at + width) & 0xffff;
    boolean mapped = Addresses.isMapped(address);
    byte[] shown = mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    if (port > 0) {
      info.kind = mapped ? FdKind.IPV4_SERVSOCK : kind;
      info.source = shown;
      info.sourcePort = port;
    }
    info.name = Addresses.text(shown, 0, shown.length) + ":" + port;
    info.nameChanged = true;
  }

  static void connectEnter(Event event, EventContext context, StateEngine engine) {
    FdInfo info = context.fd;
    if (info == null || event.paramCount() < 2 || event.paramLength(1) == 0) {
      return;
    }
    int at = event.paramOffset(1);
    int length = event.paramLength(1);
    int family = event.array()[at];
    int width = family == SockTuple.INET ? 4 : 16;
    if (family == SockTuple.UNIX) {
      info.name = event.paramText(1).substring(1);
    } else if ((family == SockTuple.INET || family == SockTuple.INET6) && length >= width + 3) {
      info.destination = Arrays.copyOfRange(event.array(), at + 1, at + 1 + width);
      info.destinationPort = (short) EventLayout.U16.get(event.array(), at + 1 + width) & 0xffff;
    }
  }

  static void connect(Event event, EventContext context, StateEngine engine) {
    FdInfo info = context.fd;
    long result = event.paramLong(0);
    SockTuple tuple = SockTuple.of(event, 1);
    if (info == null || tuple == null || result < 0 && result != EINPROGRESS) {
      return;
    }
    tuple.connect(info);
    info.nameChanged = true;
    info.connected = true;
    if (info.role == FdInfo.Role.NONE) {
      info.role = FdInfo.Role.CLIENT;
    } else if (info.role == FdInfo.Role.SERVER && info.l4proto == FdInfo.L4_UDP) {
      info.swapEnds();
      info.renameFromEnds();
    }
  }

  static void accept(Event event, EventContext context, StateEngine engine) {
    long fd = event.paramLong(0);
    SockTuple tuple = SockTuple.of(event, 1);
    if (context.thread == null || fd < 0 || tuple == null) {
      return;
    }
    FdInfo info = new FdInfo();
    info.l4proto = tuple.family() == SockTuple.UNIX ? FdInfo.L4_UNKNOWN : FdInfo.L4_TCP;
    tuple.connect(info);
    info.role = FdInfo.Role.SERVER;
    info.connected = true;
    info.nameChanged = true;
    add(context, fd, info);
  }

  static void socketpair(Event event, EventContext context, StateEngine engine) {
    if (context.thread == null || event.paramLong(0) < 0 || event.paramCount() < 5) {
      return;
    }
    for (int end = 1; end <= 2; end++) {
      FdInfo info = FdInfo.named(FdKind.UNIX_SOCK, "");
      info.unixSource = event.paramLong(end == 1 ? 3 : 4);
      info.unixDestination = event.paramLong(end == 1 ? 4 : 3);
      add(context, event.paramLong(end), info);
    }
  }

  /** The descriptor is a parameter of the exit. */
  static void getsockopt(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null && event.paramCount() > 1) {
      context.fdNumber = event.paramLong(1);
      context.fd = context.thread.fds().find(context.fdNumber);
      context.thread.lastEventFd = context.fdNumber;
    }
  }
}
