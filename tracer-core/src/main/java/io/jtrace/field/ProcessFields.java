package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.INT64;

import io.jtrace.event.Event;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.MachineState;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;

/** The process an event happened in, and its ancestors. */
final class ProcessFields {
  private static final int MOST_ANCESTORS = 1024;

  /** Reads a value of a thread. */
  interface Reader {
    boolean read(ThreadInfo thread, FieldValue out);
  }

  private final FieldTable table;
  private final StateEngine state;

  private ProcessFields(FieldTable table, StateEngine state) {
    this.table = table;
    this.state = state;
  }

  static void enter(FieldTable table, StateEngine state) {
    ProcessFields fields = new ProcessFields(table, state);
    fields.names();
    fields.family();
    fields.sizes();
    ProbeFields.enter(table, state);
  }

  private void add(String name, Reader reader) {
    table.add(name, of(state, reader));
  }

  static Extractor of(StateEngine state, Reader reader) {
    return (e, v) -> {
      ThreadInfo thread = state.context().thread();
      return thread != null && reader.read(thread, v);
    };
  }

  private void names() {
    add("proc.pid", (t, v) -> v.number(t.pid()));
    add("proc.exe", (t, v) -> v.text(t.exe()));
    add("proc.name", (t, v) -> v.text(t.comm()));
    add("proc.args", (t, v) -> v.text(joined(t)));
    table.argument(
        "proc.env",
        argument ->
            new FieldTable.Bound(
                CHARBUF, PrintFormat.NA, of(state, (t, v) -> environment(t, argument, v))));
    add("proc.cmdline", (t, v) -> v.text(commandLine(t)));
    add("proc.exeline", (t, v) -> v.text(t.exe() + " " + joined(t)));
    add("proc.cwd", (t, v) -> v.text(t.cwd()));
    add("proc.exepath", (t, v) -> v.text(t.exePath()));
  }

  private static String joined(ThreadInfo thread) {
    return String.join(" ", thread.args());
  }

  private static String commandLine(ThreadInfo thread) {
    return thread.args().isEmpty() ? thread.comm() : thread.comm() + " " + joined(thread);
  }

  private static boolean environment(ThreadInfo thread, String argument, FieldValue out) {
    if (argument.isEmpty()) {
      return out.text(String.join(" ", thread.env()));
    }
    String name = argument.replaceAll("^[.\\[]|\\]$", "") + "=";
    for (String variable : thread.env()) {
      if (variable.startsWith(name)) {
        return out.text(variable.substring(name.length()));
      }
    }
    return false;
  }

  private MachineState machine() {
    return state.machine();
  }

  private ThreadInfo parent(ThreadInfo thread) {
    return thread == null ? null : machine().thread(thread.ptid());
  }

  private void family() {
    add("proc.ppid", (t, v) -> v.number(t.main().ptid()));
    add("proc.pname", (t, v) -> parent(t) != null && v.text(parent(t).comm()));
    add("proc.pcmdline", (t, v) -> parent(t) != null && v.text(commandLine(parent(t))));
    ancestor("proc.apid", INT64, (t, v) -> v.number(t.pid()));
    ancestor("proc.aname", CHARBUF, (t, v) -> v.text(t.comm()));
    add("proc.loginshellid", this::loginShell);
    table.add("proc.duration", this::age);
    add("proc.sid", (t, v) -> v.number(t.sid()));
    add("proc.sname", this::sessionName);
    add("proc.tty", (t, v) -> v.number(t.tty()));
    add("proc.vpid", (t, v) -> t.vpid() != -1 && v.number(t.vpid()));
    add("proc.vpgid", (t, v) -> v.number(t.vpgid()));
  }

  private boolean age(Event event, FieldValue out) {
    ThreadInfo thread = state.context().thread();
    return thread != null
        && thread.cloneNanos() != 0
        && out.number(event.timestampNanos() - thread.cloneNanos());
  }

  private void ancestor(String name, ParamType type, Reader reader) {
    table.argument(
        name,
        argument ->
            new FieldTable.Bound(
                type,
                PrintFormat.DEC,
                argument.isEmpty() ? every(reader) : nth(steps(argument), reader)));
  }

  private static int steps(String argument) throws FieldException {
    String number = argument.replaceAll("[\\[\\].]", "");
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new FieldException("an ancestor is given by number, not " + argument);
    }
  }

  private Extractor nth(int steps, Reader reader) {
    return of(
        state,
        (t, v) -> {
          ThreadInfo at = t.main();
          for (int i = 0; i < steps && at != null; i++) {
            at = parent(at);
          }
          return at != null && reader.read(at, v);
        });
  }

  /** Filters ask for every ancestor; a format shows the process itself. */
  private Extractor.Indexed every(Reader reader) {
    Extractor self = nth(0, reader);
    return new Extractor.Indexed() {
      @Override
      public boolean extract(Event event, FieldValue out) {
        return self.extract(event, out);
      }

      @Override
      public boolean extract(Event event, int index, FieldValue out) {
        ThreadInfo thread = state.context().thread();
        ThreadInfo at = thread == null ? null : parent(thread.main());
        for (int i = 0; i < index && at != null && i < MOST_ANCESTORS; i++) {
          at = parent(at);
        }
        return at != null && index < MOST_ANCESTORS && reader.read(at, out);
      }
    };
  }

  private boolean loginShell(ThreadInfo thread, FieldValue out) {
    ThreadInfo found = null;
    ThreadInfo at = thread.main();
    for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
      found = at.comm().endsWith("sh") ? at : found;
      at = parent(at);
    }
    return found != null && out.number(found.pid());
  }

  private boolean sessionName(ThreadInfo thread, FieldValue out) {
    ThreadInfo leader = machine().thread(thread.sid());
    if (leader != null) {
      return out.text(leader.comm());
    }
    ThreadInfo oldest = thread;
    ThreadInfo at = parent(thread);
    for (int i = 0; at != null && at.sid() == thread.sid() && i < MOST_ANCESTORS; i++) {
      oldest = at;
      at = parent(at);
    }
    return out.text(oldest.comm());
  }

  private void sizes() {
    add("proc.nthreads", (t, v) -> v.number(t.main().childCount() + 1));
    add("proc.nchilds", (t, v) -> v.number(t.childCount()));
    add("proc.fdopencount", (t, v) -> v.number(t.main().fds().size()));
    add("proc.fdlimit", (t, v) -> v.number(t.fdLimit()));
    add(
        "proc.fdusage",
        (t, v) -> v.real(t.fdLimit() <= 0 ? 0 : t.main().fds().size() * 100.0 / t.fdLimit()));
    add("proc.vmsize", (t, v) -> v.number(t.vmSizeKb()));
    add("proc.vmrss", (t, v) -> v.number(t.vmRssKb()));
    add("proc.vmswap", (t, v) -> v.number(t.vmSwapKb()));
    add("proc.is_exe_writable", (t, v) -> v.truth(t.isExeWritable()));
  }
}
