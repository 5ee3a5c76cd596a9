package io.jtrace.cli;

import io.jtrace.chisel.ThreadRow;
import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.UserEntry;
import io.jtrace.field.FieldCatalog;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.state.Cgroup;
import io.jtrace.state.FdInfo;
import io.jtrace.state.FdTable;
import io.jtrace.state.MachineState;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Copies threads of the state for chisels: all, or those with a descriptor that passes a filter.
 */
final class ThreadRows {
  private static final byte[] NO_ADDRESS = {};

  /** Type id of the end of a read in capture files. */
  private static final int READ_EXIT = 7;

  private static final String[] TRANSPORTS = {"<NA>", "<NA>", "tcp", "udp", "icmp", "raw"};
  private final StateEngine state;
  private final FieldCatalog fields;
  private final Event read;

  /** Descriptors of a thread that belong to its row; null if the thread itself does not. */
  private interface Picker {
    List<ThreadRow.Fd> pick(ThreadInfo thread);
  }

  ThreadRows(EventSchema schema, StateEngine state, FieldCatalog fields) {
    this.state = state;
    this.fields = fields;
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 0, 0, 0, READ_EXIT, 0).end();
    this.read = new Event(schema).wrap(range.array(), 0, range.length());
  }

  MachineState machine() {
    return state.machine();
  }

  /** The threads that a filter keeps, and of them the descriptors it keeps; empty for all. */
  Collection<ThreadRow> rows(String filter) throws FilterException {
    if (filter.isEmpty()) {
      return rows(thread -> fds(thread, fd -> true));
    }
    EventPredicate wanted = Filter.compile(filter, new DescriptorFields(fields, filter));
    return rows(thread -> emptyIsNull(fds(thread, fd -> passes(thread, fd, wanted))));
  }

  private List<ThreadRow> rows(Picker picker) {
    List<ThreadRow> rows = new ArrayList<>();
    for (long tid : HashOrder.of(machine().threadIdsByAge())) {
      ThreadInfo thread = machine().thread(tid);
      List<ThreadRow.Fd> fds = picker.pick(thread);
      if (fds != null) {
        rows.add(row(thread, fds));
      }
    }
    return rows;
  }

  private static List<ThreadRow.Fd> emptyIsNull(List<ThreadRow.Fd> fds) {
    return fds.isEmpty() ? null : fds;
  }

  private boolean passes(ThreadInfo thread, long fd, EventPredicate wanted) {
    boolean[] passed = {false};
    state.lookAt(thread, fd, () -> passed[0] = wanted.test(read));
    return passed[0];
  }

  private ThreadRow row(ThreadInfo thread, List<ThreadRow.Fd> fds) {
    UserEntry user = machine().user(thread.uid());
    String name = user == null ? "<NA>" : user.name();
    return new ThreadRow(entry(thread), name, thread.childCount(), thread.cloneNanos(), fds);
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

  private static List<ThreadRow.Fd> fds(ThreadInfo thread, LongPredicate wanted) {
    List<ThreadRow.Fd> fds = new ArrayList<>();
    FdTable table = thread.fds();
    for (long fd : HashOrder.of(table.numbers())) {
      if (wanted.test(fd)) {
        FdInfo info = table.find(fd);
        fds.add(new ThreadRow.Fd(fd, info.kind(), info.name(), socket(info)));
      }
    }
    return fds;
  }

  private static ThreadRow.Socket socket(FdInfo info) {
    if (!info.kind().isIpSocket()) {
      return null;
    }
    boolean bound = info.destinationAddress().length == 0;
    return new ThreadRow.Socket(
        info.role() == FdInfo.Role.SERVER,
        TRANSPORTS[info.l4proto()],
        bound ? NO_ADDRESS : info.sourceAddress(),
        bound ? 0 : info.sourcePort(),
        bound ? info.sourceAddress() : info.destinationAddress(),
        bound ? info.sourcePort() : info.destinationPort());
  }
}
