package io.jtrace.chisel.lua;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;

/** A table of globals that tells compiled code what its entries become. */
final class WorldGlobals extends Globals {
  private final Map<LuaValue, Global> followed = new HashMap<>();

  /** The variable of that name. */
  Global global(LuaValue name) {
    return followed.computeIfAbsent(name, missing -> new Global(this, missing));
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    super.hashset(key, value);
    Global global = followed.isEmpty() ? null : followed.get(key);
    if (global != null) {
      global.follow(value);
    }
  }

  /** Stores what the variable itself was set to. */
  void store(LuaValue key, LuaValue value) {
    super.hashset(key, value);
  }
}
