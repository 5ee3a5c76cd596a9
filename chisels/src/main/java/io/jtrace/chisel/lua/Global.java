package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaValue;

/** A global variable as compiled code reads and writes it: a copy of the entry in the table. */
final class Global {
  private final WorldGlobals table;
  private final LuaValue name;
  private LuaValue value;

  Global(WorldGlobals table, LuaValue name) {
    this.table = table;
    this.name = name;
    this.value = table.rawget(name);
  }

  /** Its value, if that is the table it is in; a metatable has its say where it is nil. */
  LuaValue get(LuaValue environment) {
    LuaValue known = value;
    return environment == table && known != LuaValue.NIL ? known : environment.get(name);
  }

  /** Sets it, likewise. */
  void set(LuaValue environment, LuaValue wanted) {
    if (environment == table && value != LuaValue.NIL && wanted != LuaValue.NIL) {
      value = wanted;
      table.store(name, wanted);
    } else {
      environment.set(name, wanted);
    }
  }

  /** Takes over what the table was given. */
  void follow(LuaValue stored) {
    value = stored;
  }
}
