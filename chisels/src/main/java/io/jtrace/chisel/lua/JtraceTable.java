package io.jtrace.chisel.lua;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.event.Event;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.ZeroArgFunction;

/** The global {@code jtrace}, which sysdig has not: work on each event that is done outside Lua. */
final class JtraceTable {
  private final ChiselControl control;
  private final Fuel fuel;

  private JtraceTable(ChiselControl control, Fuel fuel) {
    this.control = control;
    this.fuel = fuel;
  }

  /** A table whose functions read the chisel's current event. */
  static LuaTable of(ChiselControl control, Fuel fuel) {
    LuaTable table = new LuaTable();
    table.set("sums", StringFunctions.function(new JtraceTable(control, fuel)::sums));
    return table;
  }

  /**
   * {@code sums(keys, value [, scale [, keep_zero]])}: handles to add up by, the handle to add up.
   * Returns an {@code on_event} and a function that gives the sums and forgets them; nothing for
   * fields that Lua has to look at.
   */
  private Varargs sums(Varargs args) {
    LuaTable handles = args.checktable(1);
    FieldHandle[] keys = new FieldHandle[handles.length()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = handles.get(i + 1) instanceof FieldHandle key && key.isKey() ? key : null;
      if (keys[i] == null) {
        return LuaValue.NONE;
      }
    }
    if (keys.length == 0 || !(args.arg(2) instanceof FieldHandle value) || !value.isAmount()) {
      return LuaValue.NONE;
    }
    Sums sums = new Sums(keys, value, args.optdouble(3, 1), args.arg(4).toboolean(), fuel);
    LuaValue take = StringFunctions.function(unused -> sums.take());
    return LuaValue.varargsOf(new Step(sums), take);
  }

  /** An {@code on_event} that needs no Lua: the engine calls {@link #accept} where it stands alone. */
  final class Step extends ZeroArgFunction {
    private final Sums sums;

    private Step(Sums sums) {
      this.sums = sums;
    }

    /** Takes one event. */
    void accept(Event event) {
      sums.add(event);
    }

    @Override
    public LuaValue call() {
      accept(control.event());
      return TRUE;
    }
  }
}
