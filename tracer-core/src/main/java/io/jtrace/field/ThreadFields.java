package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;

import io.jtrace.event.Event;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.Cgroup;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/** The thread an event happened in. */
final class ThreadFields {
  private final FieldTable table;
  private final StateEngine state;

  private ThreadFields(FieldTable table, StateEngine state) {
    this.table = table;
    this.state = state;
  }

  static void enter(FieldTable table, StateEngine state) {
    ThreadFields fields = new ThreadFields(table, state);
    fields.identity();
    fields.times();
    fields.sizes();
  }

  private void add(String name, ProcessFields.Reader reader) {
    table.add(name, ProcessFields.of(state, reader));
  }

  private void identity() {
    table.add("thread.tid", (e, v) -> v.number(e.tid()));
    add("thread.ismain", (t, v) -> v.truth(t.isMain()));
    add("thread.vtid", (t, v) -> t.vtid() != -1 && v.number(t.vtid()));
    table.add("thread.nametid", ProcessFields.of(state, (t, v) -> v.text(t.comm() + t.tid())));
    add("thread.cgroups", (t, v) -> !t.cgroups().isEmpty() && v.text(groups(t)));
    table.argument(
        "thread.cgroup",
        argument ->
            new FieldTable.Bound(
                CHARBUF,
                PrintFormat.NA,
                ProcessFields.of(state, (t, v) -> group(t, argument.substring(1), v))));
  }

  private static String groups(ThreadInfo thread) {
    StringBuilder text = new StringBuilder();
    for (Cgroup group : thread.cgroups()) {
      text.append(text.length() > 0 ? " " : "");
      text.append(group.subsystem()).append('=').append(group.path());
    }
    return text.toString();
  }

  private static boolean group(ThreadInfo thread, String subsystem, FieldValue out) {
    for (Cgroup group : thread.cgroups()) {
      if (group.subsystem().equals(subsystem)) {
        return out.text(group.path());
      }
    }
    return false;
  }

  private boolean executed(Event event, FieldValue out) {
    boolean left = event.type().name().equals("switch") && state.context().switchedInNanos() != 0;
    return out.number(left ? event.timestampNanos() - state.context().switchedInNanos() : 0);
  }

  private void times() {
    table.add("thread.exectime", this::executed);
    table.fresh(
        "thread.totexectime",
        () -> {
          Map<Long, Long> sums = new HashMap<>();
          return (e, v) -> {
            executed(e, v);
            return state.context().thread() != null
                && v.number(sums.merge(e.tid(), v.number(), Long::sum));
          };
        });
    for (String part : new String[] {"", ".user", ".system"}) {
      table.fresh("thread.cpu" + part, () -> new CpuUse(part));
    }
  }

  /** Difference of the CPU time that two procinfo events of a thread carry. */
  private final class CpuUse implements Extractor {
    private final Map<Long, Long> last = new HashMap<>();
    private final String part;

    CpuUse(String part) {
      this.part = part;
    }

    @Override
    public boolean extract(Event event, FieldValue out) {
      if (state.context().thread() == null || !event.type().name().equals("procinfo")) {
        return false;
      }
      long user = part.equals(".system") ? 0 : event.paramLong(0);
      long system = part.equals(".user") ? 0 : event.paramLong(1);
      Long before = last.put(event.tid(), user + system);
      // A thread that had used nothing so far has no sample to compare with, as in sysdig.
      boolean first = before == null || before == 0;
      return out.real(first ? 0 : Math.min(100, user + system - before));
    }
  }

  private void sizes() {
    add("thread.pfmajor", (t, v) -> v.number(t.majorFaults()));
    add("thread.pfminor", (t, v) -> v.number(t.minorFaults()));
    add("thread.vmsize", (t, v) -> v.number(t.isMain() ? t.vmSizeKb() : 0));
    add("thread.vmrss", (t, v) -> v.number(t.isMain() ? t.vmRssKb() : 0));
    table.add(
        "thread.vmsize.b",
        ProcessFields.of(state, (t, v) -> v.number(t.isMain() ? t.vmSizeKb() * 1024 : 0)));
    table.add(
        "thread.vmrss.b",
        ProcessFields.of(state, (t, v) -> v.number(t.isMain() ? t.vmRssKb() * 1024 : 0)));
  }
}
