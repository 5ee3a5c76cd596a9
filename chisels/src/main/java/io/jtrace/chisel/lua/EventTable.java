package io.jtrace.chisel.lua;

import static io.jtrace.chisel.lua.StringFunctions.function;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ChiselException;
import io.jtrace.event.Event;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.OneArgFunction;

/** The global {@code evt}: reads the current event. */
final class EventTable {
  private static final long NANOS = 1_000_000_000;
  private final ChiselControl control;
  private FieldHandle type;

  private EventTable(ChiselControl control) {
    this.control = control;
  }

  /** A table whose functions read the chisel's current event. */
  static LuaTable of(ChiselControl control) {
    EventTable functions = new EventTable(control);
    LuaTable table = new LuaTable();
    table.set("field", functions.new Field());
    table.set(
        "get_num",
        function(args -> LuaValue.valueOf((double) functions.current("get_num").number())));
    table.set(
        "get_cpuid", function(args -> LuaValue.valueOf(functions.current("get_cpuid").cpu())));
    table.set("get_ts", function(args -> functions.timestamp()));
    table.set("get_type", function(args -> functions.typeName()));
    return table;
  }

  private Event current(String function) {
    Event event = control.event();
    if (event == null) {
      throw Action.failure("invalid call to evt." + function + "(): there is no event yet");
    }
    return event;
  }

  private Varargs timestamp() {
    long nanos = current("get_ts").timestampNanos();
    return LuaValue.varargsOf(
        LuaValue.valueOf((double) (nanos / NANOS)), LuaValue.valueOf((int) (nanos % NANOS)));
  }

  private LuaValue typeName() {
    Event event = current("get_type");
    try {
      if (type == null) {
        type = new FieldHandle(control.field("evt.type"), control.host()::rendering);
      }
      return type.read(event);
    } catch (ChiselException e) {
      throw Action.failure(e.getMessage());
    }
  }

  private final class Field extends OneArgFunction {
    @Override
    public LuaValue call(LuaValue handle) {
      if (handle instanceof FieldHandle field) {
        return field.read(current("field"));
      }
      if (handle.isnil()) {
        return NIL;
      }
      throw Action.failure("evt.field() needs a handle of chisel.request_field()");
    }
  }
}
