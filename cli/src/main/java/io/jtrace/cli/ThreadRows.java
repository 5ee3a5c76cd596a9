package io.jtrace.cli;

import io.jtrace.chisel.ThreadRow;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.UserEntry;
import io.jtrace.state.Cgroup;
import io.jtrace.state.FdInfo;
import io.jtrace.state.FdTable;
import io.jtrace.state.MachineState;
import io.jtrace.state.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** Copies threads of the state for chisels. */
final class ThreadRows {
  private static final byte[] NO_ADDRESS = {};

  private ThreadRows() {}

  static ThreadRow of(MachineState machine, ThreadInfo thread) {
    UserEntry user = machine.user(thread.uid());
    String name = user == null ? "<NA>" : user.name();
    return new ThreadRow(
        entry(thread), name, thread.childCount(), thread.cloneNanos(), fds(thread.fds()));
  }

  private static ProcessEntry entry(ThreadInfo t) {
    return new ProcessEntry(
        t.tid(),
        t.pid(),
        t.ptid(),
        t.sid(),
        t.vpgid(),
        -1,
        t.vtid(),
        t.vpid(),
        t.comm(),
        t.exe(),
        t.exePath(),
        terminated(t.args()),
        terminated(t.env()),
        t.cwd(),
        t.root(),
        cgroups(t),
        t.fdLimit(),
        t.flags(),
        t.uid(),
        t.gid(),
        t.loginUid(),
        t.tty(),
        t.vmSizeKb(),
        t.vmRssKb(),
        t.vmSwapKb(),
        t.majorFaults(),
        t.minorFaults(),
        t.isExeWritable(),
        0,
        0,
        0,
        List.of());
  }

  private static String terminated(List<String> items) {
    StringBuilder text = new StringBuilder();
    items.forEach(item -> text.append(item).append('\0'));
    return text.toString();
  }

  private static String cgroups(ThreadInfo thread) {
    StringBuilder text = new StringBuilder();
    for (Cgroup group : thread.cgroups()) {
      text.append(group.subsystem()).append('=').append(group.path()).append('\0');
    }
    return text.toString();
  }

  private static List<ThreadRow.Fd> fds(FdTable table) {
    List<ThreadRow.Fd> fds = new ArrayList<>();
    for (long fd : table.numbers()) {
      FdInfo info = table.find(fd);
      fds.add(new ThreadRow.Fd(fd, info.kind(), info.name(), socket(info)));
    }
    return fds;
  }

  private static ThreadRow.Socket socket(FdInfo info) {
    if (!info.kind().isIpSocket()) {
      return null;
    }
    boolean bound = info.destinationAddress().length == 0;
    String[] l4 = {"<NA>", "<NA>", "tcp", "udp", "icmp", "raw"};
    return new ThreadRow.Socket(
        info.role() == FdInfo.Role.SERVER,
        l4[info.l4proto()],
        bound ? NO_ADDRESS : info.sourceAddress(),
        bound ? 0 : info.sourcePort(),
        bound ? info.sourceAddress() : info.destinationAddress(),
        bound ? info.sourcePort() : info.destinationPort());
  }
}
