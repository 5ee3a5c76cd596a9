package io.jtrace.state;

import io.jtrace.event.InterfaceEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Settles roles and addresses of the sockets that were open at the start. */
final class SnapshotSockets {
  private final List<InterfaceEntry> interfaces;

  SnapshotSockets(List<InterfaceEntry> interfaces) {
    this.interfaces = interfaces;
  }

  void settle(List<ThreadInfo> threads) {
    Set<Integer> serverPorts = new HashSet<>();
    for (FdInfo info : sockets(threads)) {
      if (info.isServerSocket()) {
        serverPorts.add(info.sourcePort);
      }
    }
    for (FdInfo info : sockets(threads)) {
      settle(info, serverPorts);
    }
  }

  private static List<FdInfo> sockets(List<ThreadInfo> threads) {
    List<FdInfo> all = new ArrayList<>();
    for (ThreadInfo thread : threads) {
      for (long fd : thread.fds.numbers()) {
        all.add(thread.fds.find(fd));
      }
    }
    return all;
  }

  private void settle(FdInfo info, Set<Integer> serverPorts) {
    switch (info.kind) {
      case IPV4_SOCK, IPV6_SOCK -> {
        AddressPatch.apply(info, interfaces);
        boolean server = serverPorts.contains(info.sourcePort);
        if (server) {
          info.swapEnds();
        }
        info.role = server ? FdInfo.Role.SERVER : FdInfo.Role.CLIENT;
        info.connected = info.l4proto == FdInfo.L4_TCP;
        info.renameFromEnds();
      }
      case IPV4_SERVSOCK, IPV6_SERVSOCK -> {
        info.role = FdInfo.Role.SERVER;
        info.renameFromEnds();
      }
      case UNIX_SOCK -> info.role = info.name.isEmpty() ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER;
      default -> info.role = FdInfo.Role.NONE;
    }
  }
}
