package io.jtrace.state;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Turns state into the machine at the start of a capture; {@link SnapshotImport} takes it back. */
final class SnapshotExport {
  /** Marks of this state, which no file carries. */
  private static final int OWN_FLAGS = ThreadFlags.ACTIVE | ThreadFlags.CLOSED;

  private final MachineState machine;

  /** Ports that some process listens on. */
  private final BitSet serverPorts = new BitSet();

  SnapshotExport(MachineState machine) {
    this.machine = machine;
  }

  Snapshot snapshot() {
    machine.forEachThread(thread -> thread.ownFds.forEach(this::notePort));
    List<ProcessEntry> processes = new ArrayList<>(machine.threadCount());
    for (long tid : machine.threadIds()) {
      ThreadInfo thread = machine.thread(tid);
      if (!thread.fake) {
        processes.add(entry(thread));
      }
    }
    return new Snapshot(
        machine.info(), processes, machine.interfaces(), machine.users(), machine.groups());
  }

  private void notePort(FdInfo fd) {
    if (fd.kind == FdKind.IPV4_SERVSOCK || fd.kind == FdKind.IPV6_SERVSOCK) {
      serverPorts.set(fd.sourcePort);
    }
  }

  private ProcessEntry entry(ThreadInfo thread) {
    return new ProcessEntry(
        thread.tid,
        thread.pid,
        thread.ptid,
        thread.sid,
        thread.vpgid,
        -1,
        thread.vtid,
        thread.vpid,
        thread.comm,
        thread.exe,
        thread.exePath,
        thread.args.joined(),
        thread.env.joined(),
        thread.cwd(),
        thread.root,
        cgroups(thread),
        thread.fdLimit,
        thread.flags & ~OWN_FLAGS,
        thread.uid,
        thread.gid,
        thread.loginUid,
        thread.tty,
        thread.vmSizeKb,
        thread.vmRssKb,
        thread.vmSwapKb,
        thread.majorFaults,
        thread.minorFaults,
        thread.exeWritable,
        0,
        0,
        0,
        fds(thread.ownFds));
  }

  private static String cgroups(ThreadInfo thread) {
    StringBuilder text = new StringBuilder();
    for (Cgroup cgroup : thread.cgroups) {
      text.append(cgroup.subsystem()).append('=').append(cgroup.path()).append('\0');
    }
    return text.toString();
  }

  private List<FdEntry> fds(FdTable table) {
    List<FdEntry> entries = new ArrayList<>(table.size());
    for (long number : table.numbers()) {
      if (number != FdTable.CANCELLED) {
        entries.add(entry(number, table.find(number)));
      }
    }
    return entries;
  }

  private FdEntry entry(long number, FdInfo fd) {
    if (fd.kind == FdKind.UNIX_SOCK) {
      return FdEntry.unix(number, fd.inode, fd.unixSource, fd.unixDestination, fd.name);
    }
    if (!fd.kind.isIpSocket()) {
      return FdEntry.named(number, fd.inode, fd.kind, fd.name, fd.openFlags, fd.device);
    }
    // The list has this end of a connection first; who reads it turns a server's round again.
    boolean turned =
        fd.kind == FdKind.IPV4_SOCK
            && fd.role == FdInfo.Role.SERVER
            && serverPorts.get(fd.destinationPort);
    return FdEntry.ip(
        number,
        fd.inode,
        fd.kind,
        turned ? fd.destination : fd.source,
        turned ? fd.destinationPort : fd.sourcePort,
        turned ? fd.source : fd.destination,
        turned ? fd.sourcePort : fd.destinationPort,
        fd.l4proto);
  }
}
