package io.jtrace.state;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.util.Arrays;
import java.util.BitSet;

/** Turns the machine at the start of a capture into state. */
final class SnapshotImport {
  private final MachineState machine;
  private final Threads threads;
  private final Containers containers;
  private final Connections connections;

  /** Ports that some process listens on. */
  private final BitSet serverPorts = new BitSet();

  SnapshotImport(
      MachineState machine, Threads threads, Containers containers, Connections connections) {
    this.machine = machine;
    this.threads = threads;
    this.containers = containers;
    this.connections = connections;
  }

  void run(Snapshot snapshot) {
    machine.clear(snapshot.machine(), snapshot.interfaces());
    serverPorts.clear();
    snapshot.users().forEach(machine::put);
    snapshot.groups().forEach(machine::put);
    snapshot.processes().forEach(this::add);
    machine.forEachThread(thread -> thread.ownFds.forEach(this::giveRole));
    threads.recount();
  }

  private void add(ProcessEntry entry) {
    ThreadInfo thread = machine.add(threads.blank(entry.tid()));
    if (thread == null) {
      return;
    }
    ids(entry, thread);
    image(entry, thread);
    thread.vmSizeKb = entry.vmSizeKb();
    thread.vmRssKb = entry.vmRssKb();
    thread.vmSwapKb = entry.vmSwapKb();
    thread.majorFaults = entry.majorFaults();
    thread.minorFaults = entry.minorFaults();
    thread.flags = entry.flags() | ThreadFlags.ACTIVE;
    entry.fds().forEach(fd -> add(fd, thread.ownFds));
  }

  private static void ids(ProcessEntry entry, ThreadInfo thread) {
    thread.pid = entry.pid();
    thread.ptid = entry.ptid();
    thread.sid = entry.sid();
    thread.vpgid = entry.vpgid();
    thread.vtid = entry.vtid();
    thread.vpid = entry.vpid();
    thread.uid = entry.uid() & ThreadInfo.UNKNOWN_ID;
    thread.gid = entry.gid() & ThreadInfo.UNKNOWN_ID;
    thread.loginUid = (int) entry.loginUid();
    thread.tty = entry.tty();
    thread.fdLimit = entry.fdLimit();
  }

  private void image(ProcessEntry entry, ThreadInfo thread) {
    thread.comm = entry.comm();
    thread.exe = entry.exe();
    thread.exePath = entry.exePath();
    thread.exeWritable = entry.exeWritable();
    thread.args.set(entry.args());
    thread.root = entry.root();
    if (thread.isMain()) {
      thread.env.set(entry.env());
      thread.cwd = Paths.withFinalSlash(Paths.join("", entry.cwd()));
    }
    thread.cgroups = Cgroups.parse(entry.cgroups());
    containers.resolve(thread);
  }

  private void add(FdEntry entry, FdTable table) {
    if (entry.kind() == FdKind.UNKNOWN) {
      return;
    }
    FdInfo fd = new FdInfo(entry.kind(), entry.name());
    fd.inode = entry.inode();
    fd.openFlags = entry.openFlags();
    fd.device = entry.device();
    if (entry.kind().isIpSocket()) {
      socket(entry, fd);
    } else if (entry.kind() == FdKind.UNIX_SOCK) {
      fd.unixSource = entry.unixSource();
      fd.unixDestination = entry.unixDestination();
      fd.role = entry.name().isEmpty() ? FdInfo.Role.CLIENT : FdInfo.Role.SERVER;
    }
    fd.nameBefore = fd.name;
    fd.tracers = entry.kind().isIpSocket() ? TracerUse.NONE : TracerUse.of(fd.name);
    table.put(entry.fd(), fd);
  }

  private void socket(FdEntry entry, FdInfo fd) {
    fd.source = entry.source();
    fd.destination = entry.destination();
    fd.sourcePort = entry.sourcePort();
    fd.destinationPort = entry.destinationPort();
    fd.l4proto = entry.l4proto();
    if (fd.kind == FdKind.IPV4_SERVSOCK || fd.kind == FdKind.IPV6_SERVSOCK) {
      serverPorts.set(fd.sourcePort);
    } else {
      unmap(fd);
      fd.connected = fd.l4proto == FdInfo.L4_TCP;
      if (fd.kind == FdKind.IPV4_SOCK) {
        patch(fd);
      }
    }
    connections.nameListed(fd);
  }

  /** An IPv4 connection on an IPv6 socket is an IPv4 connection. */
  private static void unmap(FdInfo fd) {
    if (fd.kind == FdKind.IPV6_SOCK
        && fd.source.length == 16
        && fd.destination.length == 16
        && Addresses.isMapped(fd.source, 0)
        && Addresses.isMapped(fd.destination, 0)) {
      fd.kind = FdKind.IPV4_SOCK;
      fd.source = Arrays.copyOfRange(fd.source, 12, 16);
      fd.destination = Arrays.copyOfRange(fd.destination, 12, 16);
    }
  }

  /** A connection from a port that is listened on is the server's end: the client comes first. */
  private void giveRole(FdInfo fd) {
    if (fd.kind != FdKind.IPV4_SOCK) {
      return;
    }
    if (serverPorts.get(fd.sourcePort)) {
      Connections.swap(fd);
      connections.nameListed(fd);
      fd.nameBefore = fd.name;
      fd.role = FdInfo.Role.SERVER;
    } else {
      fd.role = FdInfo.Role.CLIENT;
    }
  }

  /** Raw sockets have one end only: the other stays unknown until a packet tells it. */
  private void patch(FdInfo fd) {
    if (fd.l4proto != FdInfo.L4_RAW) {
      connections.patch(fd);
    }
  }
}
