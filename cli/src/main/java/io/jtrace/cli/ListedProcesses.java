package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.FdEntry;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Leaves of a list of processes what a filter lets pass: the descriptors that pass, and the threads
 * that pass or have such a descriptor. There is no event, so nothing about events passes.
 */
final class ListedProcesses implements UnaryOperator<Snapshot> {
  /** A type that no table has: what is said of a thread alone. */
  private static final int NO_TYPE = 0x7ffe;

  /** Descriptors are looked at as the end of a read sees them, as sysdig does. */
  private static final int READ_EXIT = 7;

  private final StateEngine state;
  private final EventPredicate wanted;
  private final Event alone;
  private final Event read;

  ListedProcesses(EventSchema schema, String filter) throws FilterException {
    state = new StateEngine(schema);
    wanted = Filter.compile(filter, new FieldCatalog(schema, state, RenderSettings.DEFAULTS));
    alone = event(schema, NO_TYPE);
    read = event(schema, READ_EXIT);
  }

  private static Event event(EventSchema schema, int type) {
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 0, 0, 0, type, 0).end();
    return new Event(schema).wrap(range.array(), 0, range.length());
  }

  @Override
  public Snapshot apply(Snapshot all) {
    state.reset(all);
    List<ProcessEntry> kept = new ArrayList<>();
    for (ProcessEntry process : all.processes()) {
      ThreadInfo thread = state.machine().thread(process.tid());
      if (thread != null) {
        List<FdEntry> fds =
            process.fds().stream().filter(fd -> passes(thread, fd.fd(), read)).toList();
        if (!fds.isEmpty() || passes(thread, -1, alone)) {
          kept.add(process.withFds(fds));
        }
      }
    }
    return new Snapshot(all.machine(), kept, all.interfaces(), all.users(), all.groups());
  }

  private boolean passes(ThreadInfo thread, long fd, Event event) {
    boolean[] passed = {false};
    state.lookAt(thread, fd, () -> passed[0] = wanted.test(event));
    return passed[0];
  }
}
