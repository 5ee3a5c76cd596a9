package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;

/** Reads and writes: they prove a connection, and those with a peer's address tell both ends. */
final class TransferCalls {
  private final SocketBytes bytes;
  private final Connections connections;
  private final TracerWrites tracers;

  TransferCalls(SocketBytes bytes, Connections connections, TracerWrites tracers) {
    this.bytes = bytes;
    this.connections = connections;
    this.tracers = tracers;
  }

  void register(Plans plans) {
    plans.on(
        this::transferred,
        "PPME_SYSCALL_READ_X",
        "PPME_SYSCALL_WRITE_X",
        "PPME_SOCKET_RECV_X",
        "PPME_SOCKET_SEND_X",
        "PPME_SYSCALL_READV_X",
        "PPME_SYSCALL_WRITEV_X",
        "PPME_SYSCALL_PREAD_X",
        "PPME_SYSCALL_PWRITE_X",
        "PPME_SYSCALL_PREADV_X",
        "PPME_SYSCALL_PWRITEV_X");
    plans.on((event, context) -> received(event, context, 2), "PPME_SOCKET_RECVFROM_X");
    plans.on((event, context) -> received(event, context, 3), "PPME_SOCKET_RECVMSG_X");
    plans.onPair(this::sent, "PPME_SOCKET_SENDTO_X", "PPME_SOCKET_SENDMSG_X");
    plans.on(this::sending, "PPME_SOCKET_SENDTO_E");
    plans.on(tracers::began, "PPME_SYSCALL_WRITE_E");
  }

  private void transferred(Event event, EventContext context) {
    FdInfo fd = context.fd;
    if (fd == null) {
      if (event.isTracer()) {
        tracers.takeMarked(event, context);
      }
    } else if (fd.tracers != TracerUse.NONE) {
      tracers.take(event, context);
    } else if (isConnection(fd.kind) && EventContext.result(event) >= 0) {
      fd.connected = true;
    }
  }

  private static boolean isConnection(FdKind kind) {
    return kind == FdKind.IPV4_SOCK || kind == FdKind.IPV6_SOCK;
  }

  private void received(Event event, EventContext context, int param) {
    transferred(event, context);
    if (EventContext.result(event) >= 0 && mayTell(context.fd)) {
      meet(bytes.at(event, param), context, true);
    }
  }

  private void sent(Event event, EventContext context) {
    transferred(event, context);
    if (EventContext.result(event) < 0 || !mayTell(context.fd)) {
      return;
    }
    Event enter = context.enterEvent();
    if (enter != null) {
      meet(bytes.at(enter, 2), context, false);
    }
  }

  /** A TCP connection that has a name keeps it. */
  private static boolean mayTell(FdInfo fd) {
    return fd != null
        && (fd.name.isEmpty() || fd.kind != FdKind.IPV4_SOCK || fd.l4proto != FdInfo.L4_TCP);
  }

  private void meet(SocketBytes tuple, EventContext context, boolean incoming) {
    FdInfo fd = context.fd;
    if (tuple.isUnixTuple()) {
      meetUnix(tuple, fd);
    } else if (tuple.isIpTuple() && connections.take(fd, tuple)) {
      fd.l4proto = fd.l4proto == FdInfo.L4_UNKNOWN ? FdInfo.L4_UDP : fd.l4proto;
      connections.patch(fd);
      if (fd.role == FdInfo.Role.NONE) {
        Connections.guessRole(fd, context.thread.fds(), incoming);
      }
      if (fd.role == (incoming ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER)) {
        Connections.swap(fd);
      }
      connections.name(fd);
    }
  }

  private static void meetUnix(SocketBytes tuple, FdInfo fd) {
    boolean known =
        fd.kind == FdKind.UNIX_SOCK
            && !fd.name.isEmpty()
            && fd.unixSource == tuple.unixSource()
            && fd.unixDestination == tuple.unixDestination()
            && fd.name == fd.tupleName;
    if (!known) {
      fd.kind = FdKind.UNIX_SOCK;
      fd.unixSource = tuple.unixSource();
      fd.unixDestination = tuple.unixDestination();
      fd.name = tuple.tupleText();
      fd.tupleName = fd.name;
    }
  }

  /** A datagram sent through an unknown descriptor reveals a UDP socket. */
  private void sending(Event event, EventContext context) {
    if (context.thread == null || context.fd != null || bytes.at(event, 2).isEmpty()) {
      return;
    }
    int family = bytes.family();
    long number = event.paramLong(0);
    if (number >= 0 && (family == SocketBytes.INET || family == SocketBytes.INET6)) {
      boolean v4 = family == SocketBytes.INET;
      FdInfo fd = new FdInfo(v4 ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK, "");
      fd.l4proto = FdInfo.L4_UDP;
      context.add(number, fd);
    }
  }
}
