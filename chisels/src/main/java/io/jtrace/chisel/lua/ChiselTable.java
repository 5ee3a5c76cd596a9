package io.jtrace.chisel.lua;

import static io.jtrace.chisel.lua.StringFunctions.function;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ChiselException;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The global {@code chisel}. */
final class ChiselTable {
  private static final double NANOS = 1e9;
  private final ChiselControl control;

  private ChiselTable(ChiselControl control) {
    this.control = control;
  }

  /** A table whose functions act on one chisel. */
  static LuaTable of(ChiselControl control) {
    ChiselTable functions = new ChiselTable(control);
    LuaTable table = new LuaTable();
    table.set("request_field", function(functions::requestField));
    table.set("set_filter", function(args -> act(() -> control.filter(text(args, 1)))));
    table.set("set_event_formatter", function(args -> act(() -> control.format(text(args, 1)))));
    table.set(
        "set_interval_ns",
        function(args -> act(() -> control.interval((long) args.checkdouble(1)))));
    table.set(
        "set_interval_s",
        function(args -> act(() -> control.interval((long) (args.checkdouble(1) * NANOS)))));
    table.set(
        "set_precise_interval_ns",
        function(args -> act(() -> control.preciseInterval((long) args.checkdouble(1)))));
    table.set("exec", function(functions::exec));
    return table;
  }

  private Varargs requestField(Varargs args) {
    if (!args.isstring(1)) {
      throw Action.failure("chisel requesting nil field");
    }
    try {
      return new FieldHandle(control.field(text(args, 1)), control.host()::rendering);
    } catch (ChiselException e) {
      throw Action.failure(e.getMessage());
    }
  }

  private Varargs exec(Varargs args) {
    if (!args.isstring(1)) {
      throw Action.failure("invalid exec field name in chisel " + control.name());
    }
    List<String> values = new ArrayList<>();
    for (int i = 2; i <= args.narg(); i++) {
      values.add(text(args, i));
    }
    control.successor(text(args, 1), values);
    return LuaValue.NONE;
  }

  private static String text(Varargs args, int index) {
    return Text.java(args.arg(index));
  }

  private static Varargs act(Action action) {
    return Action.perform(action);
  }
}
