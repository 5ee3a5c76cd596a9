package io.jtrace.chisel.lua;

import static io.jtrace.chisel.lua.StringFunctions.function;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ContainerRow;
import io.jtrace.chisel.RunFacts;
import io.jtrace.event.MachineInfo;
import java.util.function.LongBinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The global {@code sysdig}: facts about the run and requests to it. */
final class SysdigTable {
  private static final long NANOS = 1_000_000_000;
  private final ChiselControl control;

  private SysdigTable(ChiselControl control) {
    this.control = control;
  }

  /** A table whose functions ask the chisel's run; only a trusted one may send packets. */
  static LuaTable of(ChiselControl control, boolean trusted) {
    LuaTable table = new LuaTable();
    SysdigTable functions = new SysdigTable(control);
    functions.facts(table);
    functions.times(table);
    functions.requests(table);
    ThreadTable.install(table, control);
    UdpFunctions.install(table, trusted);
    return table;
  }

  private RunFacts run() {
    return control.host().facts();
  }

  private void facts(LuaTable table) {
    table.set("is_live", value(() -> LuaValue.valueOf(run().live())));
    table.set("is_tty", value(() -> LuaValue.valueOf(run().terminalWidth() >= 0)));
    table.set("get_filter", value(() -> Text.lua(run().filter())));
    table.set("get_evtsource_name", value(() -> Text.lua(run().sourceName())));
    table.set("is_print_container_data", value(() -> LuaValue.valueOf(run().printContainers())));
    table.set("get_output_format", value(() -> Text.lua(run().json() ? "json" : "normal")));
    table.set("get_terminal_info", value(this::terminal));
    table.set("get_machine_info", value(this::machine));
    table.set("get_read_progress", value(() -> LuaValue.valueOf(control.host().readPercent())));
    table.set("get_container_table", value(this::containers));
  }

  private LuaValue terminal() {
    LuaTable size = new LuaTable();
    size.set("width", run().terminalWidth());
    size.set("height", run().terminalHeight());
    return size;
  }

  private LuaValue machine() {
    MachineInfo machine = control.host().machine();
    LuaTable table = new LuaTable();
    table.set("num_cpus", machine.cpuCount());
    table.set("memory_size_bytes", LuaValue.valueOf((double) machine.memoryBytes()));
    table.set("max_pid", LuaValue.valueOf((double) machine.maxPid()));
    table.set("hostname", Text.lua(machine.hostname()));
    return table;
  }

  private LuaValue containers() {
    LuaTable table = new LuaTable();
    for (ContainerRow row : control.host().containers()) {
      LuaTable container = new LuaTable();
      container.set("id", Text.lua(row.id()));
      container.set("name", Text.lua(row.name()));
      container.set("image", Text.lua(row.image()));
      container.set("type", Text.lua(row.type()));
      table.set(table.length() + 1, container);
    }
    return table;
  }

  private void times(LuaTable table) {
    table.set("get_firstevent_ts", nanos(control::firstNanos));
    table.set("get_lastevent_ts", nanos(control::lastNanos));
    // Of jtrace alone: a script asks whether it is there.
    table.set("get_lastloss_ts", nanos(control.host()::lossNanos));
    table.set("make_ts", function(args -> decimal(uint32(args, 1) * NANOS + uint32(args, 2))));
    table.set("add_ts", arithmetic(Long::sum));
    table.set("subtract_ts", arithmetic((a, b) -> a - b));
  }

  private static long uint32(Varargs args, int index) {
    return (long) args.checkdouble(index) & 0xffffffffL;
  }

  private static LuaFunction arithmetic(LongBinaryOperator operator) {
    return function(args -> decimal(operator.applyAsLong(nanos(args, 1), nanos(args, 2))));
  }

  private static long nanos(Varargs args, int index) {
    String text = Text.java(args.arg(index));
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw Action.failure("not a time in ns: " + text);
    }
  }

  private static LuaFunction nanos(LongSupplier source) {
    return function(args -> decimal(source.getAsLong()));
  }

  private static LuaValue decimal(long value) {
    return Text.lua(Long.toString(value));
  }

  private void requests(LuaTable table) {
    table.set(
        "set_filter",
        function(args -> Action.perform(() -> control.captureFilter(Text.java(args.arg1())))));
    table.set("set_snaplen", function(args -> act(() -> control.host().snaplen(args.checkint(1)))));
    table.set("set_fatfile_dump_mode", function(args -> LuaValue.NONE));
    table.set("set_output_format", function(this::outputFormat));
    table.set("end_capture", function(args -> act(control::endCapture)));
    table.set(
        "run_app", function(args -> act(() -> control.host().runNext(Text.java(args.arg1())))));
    table.set("log", function(this::log));
  }

  private Varargs outputFormat(Varargs args) {
    if (!control.host().bufferFormat(Text.java(args.arg1()))) {
      throw Action.failure("invalid set_output_format value in chisel " + control.name());
    }
    return LuaValue.NONE;
  }

  private Varargs log(Varargs args) {
    String severity = args.isstring(2) ? Text.java(args.arg(2)) : "info";
    control.host().log(severity, Text.java(args.arg1()));
    return LuaValue.NONE;
  }

  private static Varargs act(Runnable action) {
    action.run();
    return LuaValue.NONE;
  }

  private static LuaFunction value(Supplier<LuaValue> source) {
    return function(args -> source.get());
  }
}
