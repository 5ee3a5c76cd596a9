package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;
import java.util.Arrays;

/**
 * Events in which the newest tracers list a thread's descriptors while they record. What is known
 * better already, because its calls were seen, is kept.
 */
final class ListedFds {
  private static final String PREFIX = "PPME_ITER_TASK_FILE_";

  /** By the numbers of the table anon_inode_fd_types. */
  private static final FdKind[] ANONYMOUS = {
    FdKind.UNSUPPORTED, FdKind.EVENT, FdKind.EVENTPOLL, FdKind.INOTIFY, FdKind.SIGNALFD,
    FdKind.TIMERFD, FdKind.IOURING, FdKind.USERFAULTFD, FdKind.PIDFD, FdKind.BPF,
    FdKind.BPF, FdKind.BPF, FdKind.BPF
  };

  private final Connections connections;

  ListedFds(Connections connections) {
    this.connections = connections;
  }

  void register(Plans plans) {
    plans.on((event, context) -> named(event, context, FdKind.FIFO, 1), PREFIX + "PIPE_E");
    plans.on((event, context) -> named(event, context, FdKind.MEMFD, 1), PREFIX + "MEMFD_E");
    plans.on(this::file, PREFIX + "REGULAR_E");
    plans.on(
        (event, context) -> named(event, context, FdKind.DIRECTORY, 1), PREFIX + "DIRECTORY_E");
    plans.on((event, context) -> socket(event, context, true), PREFIX + "SOCKET_INET_E");
    plans.on((event, context) -> socket(event, context, false), PREFIX + "SOCKET_INET6_E");
    plans.on(
        (event, context) -> named(event, context, FdKind.UNIX_SOCK, 4), PREFIX + "SOCKET_UNIX_E");
    plans.on(
        (event, context) -> add(event, context, FdKind.NETLINK, ""), PREFIX + "SOCKET_NETLINK_E");
    plans.on(this::anonymous, PREFIX + "ANON_INODE_E");
  }

  private static void named(Event event, EventContext context, FdKind kind, int name) {
    add(event, context, kind, event.paramText(name));
  }

  private void file(Event event, EventContext context) {
    FdInfo added = add(event, context, FdKind.FILE_V2, event.paramText(1));
    if (added != null) {
      added.openFlags = (int) event.paramLong(2);
    }
  }

  private void anonymous(Event event, EventContext context) {
    int number = (int) event.paramLong(1);
    FdKind kind = number < ANONYMOUS.length ? ANONYMOUS[number] : FdKind.UNSUPPORTED;
    add(event, context, kind, event.paramText(2));
  }

  private void socket(Event event, EventContext context, boolean v4) {
    final int local = 3;
    final int remote = 5;
    int port = (int) event.paramLong(local + 1);
    int remotePort = (int) event.paramLong(remote + 1);
    boolean bound = remotePort == 0 && port != 0;
    FdKind kind =
        v4
            ? bound ? FdKind.IPV4_SERVSOCK : FdKind.IPV4_SOCK
            : bound ? FdKind.IPV6_SERVSOCK : FdKind.IPV6_SOCK;
    FdInfo added = add(event, context, kind, "");
    if (added != null) {
      added.l4proto = SocketCalls.transport((int) event.paramLong(1), (int) event.paramLong(2));
      added.source = address(event, local, v4 ? 4 : 16);
      added.sourcePort = port;
      added.destination = bound ? FdInfo.NO_ADDRESS : address(event, remote, v4 ? 4 : 16);
      added.destinationPort = remotePort;
      connections.nameListed(added);
    }
  }

  private static byte[] address(Event event, int param, int width) {
    int at = event.paramOffset(param);
    return event.paramLength(param) == width
        ? Arrays.copyOfRange(event.array(), at, at + width)
        : new byte[width];
  }

  /** The descriptor that was added; null if one of this kind is known, or nothing can be added. */
  private static FdInfo add(Event event, EventContext context, FdKind kind, String name) {
    ThreadInfo thread = context.thread;
    boolean whole = event.paramCount() == event.type().params().size();
    if (thread == null || !whole) {
      return null;
    }
    long number = event.paramLong(0);
    FdInfo known = thread.fds().find(number);
    if (number < 0 || known != null && known.kind == kind) {
      return null;
    }
    FdInfo added = thread.fds().put(number, new FdInfo(kind, name));
    if (added != null) {
      added.inode = event.paramLong(event.type().params().size() - 1);
    }
    return added;
  }
}
