package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;
import java.util.Arrays;

/** Reads, writes, sends and receives: what they tell of the two ends of a socket. */
final class TransferUpdaters {
  private static final int MIN_SEND_PARAMS = 3;

  private TransferUpdaters() {}

  /** A transfer that worked shows that the connection stands. */
  static void transfer(Event event, EventContext context, StateEngine engine) {
    FdInfo info = context.fd;
    if (info != null && info.isIpConnection() && event.paramLong(0) >= 0) {
      info.connected = true;
    }
  }

  static void sendEnter(Event event, EventContext context, StateEngine engine) {
    SockTuple tuple = SockTuple.of(event, MIN_SEND_PARAMS - 1);
    if (tuple == null || context.thread == null) {
      return;
    }
    if (context.fd == null) {
      context.fd = unknownUdp(tuple);
      context.thread.fds().put(context.fdNumber, context.fd);
    }
  }

  /** What a send's enter names is believed once the call has worked. */
  static void send(Event event, EventContext context, StateEngine engine) {
    transfer(event, context, engine);
    Event enter = context.fd == null || event.paramLong(0) < 0 ? null : engine.enterOf(context);
    SockTuple tuple = enter == null ? null : SockTuple.of(enter, MIN_SEND_PARAMS - 1);
    if (tuple != null) {
      learn(tuple, context, engine, false);
    }
  }

  private static FdInfo unknownUdp(SockTuple tuple) {
    FdKind kind =
        switch (tuple.family()) {
          case SockTuple.INET -> FdKind.IPV4_SOCK;
          case SockTuple.INET6 -> FdKind.IPV6_SOCK;
          default -> FdKind.UNIX_SOCK;
        };
    FdInfo info = FdInfo.named(kind, "");
    info.l4proto = kind == FdKind.UNIX_SOCK ? FdInfo.L4_UNKNOWN : FdInfo.L4_UDP;
    return info;
  }

  static void receive(Event event, EventContext context, StateEngine engine) {
    transfer(event, context, engine);
    SockTuple tuple = SockTuple.of(event, event.type().indexOf("tuple"));
    if (tuple != null && context.fd != null && event.paramLong(0) >= 0) {
      learn(tuple, context, engine, true);
    }
  }

  private static void learn(
      SockTuple tuple, EventContext context, StateEngine engine, boolean reading) {
    FdInfo info = context.fd;
    if (!info.name.isEmpty() && info.l4proto == FdInfo.L4_TCP) {
      return;
    }
    if (tuple.family() == SockTuple.UNIX) {
      if (info.name.isEmpty()) {
        tuple.connect(info);
        info.name = tuple.path();
        info.nameChanged = true;
      }
      return;
    }
    if (!info.isIpConnection()) {
      return;
    }
    boolean changed = takeEnds(tuple, info, reading);
    if (info.l4proto == FdInfo.L4_UNKNOWN) {
      info.l4proto = FdInfo.L4_UDP;
    }
    AddressPatch.apply(info, engine.machine().interfaces());
    settleRole(context, info, reading);
    String before = info.name;
    info.renameFromEnds();
    info.nameChanged |= changed && !before.equals(info.name);
  }

  private static boolean takeEnds(SockTuple tuple, FdInfo info, boolean reading) {
    boolean changed = false;
    byte[] source = plain(tuple.source());
    byte[] destination = plain(tuple.destination());
    if (!Arrays.equals(info.source, source) || info.sourcePort != tuple.sourcePort()) {
      info.source = source;
      info.sourcePort = tuple.sourcePort();
      changed = true;
    }
    boolean noDestination = info.destination.length == 0 || Addresses.isZero(info.destination);
    if (noDestination || info.destinationPort == 0) {
      info.destination = noDestination ? destination : info.destination;
      info.destinationPort =
          info.destinationPort == 0 ? tuple.destinationPort() : info.destinationPort;
      changed = true;
    }
    if (info.source.length == 4 && info.kind == FdKind.IPV6_SOCK) {
      info.kind = FdKind.IPV4_SOCK;
    }
    return changed;
  }

  private static byte[] plain(byte[] address) {
    return Addresses.isMapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  /** Who owns the destination's port serves; who does not know reads as server, writes as client. */
  private static void settleRole(EventContext context, FdInfo info, boolean reading) {
    if (info.role == FdInfo.Role.NONE) {
      boolean ownsDestination = ownsPort(context.thread, info.destinationPort);
      boolean ownsSource = ownsPort(context.thread, info.sourcePort);
      boolean server = ownsDestination == ownsSource ? reading : ownsDestination;
      info.role = server ? FdInfo.Role.SERVER : FdInfo.Role.CLIENT;
    }
    boolean towardsServer = (info.role == FdInfo.Role.SERVER) == reading;
    if (!towardsServer) {
      info.swapEnds();
    }
  }

  private static boolean ownsPort(ThreadInfo thread, int port) {
    for (long fd : thread.fds().numbers()) {
      FdInfo other = thread.fds().find(fd);
      if (other.isServerSocket() && other.sourcePort == port) {
        return true;
      }
    }
    return false;
  }
}
