package io.jtrace.chisel.lua;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/**
 * Makes equal names in scripts the same object, as LuaJIT does with all strings: a table then finds
 * a key by comparing references, not bytes.
 */
final class SharedNames {
  private final Map<LuaString, LuaString> names = new HashMap<>();

  /** Takes the keys of a table as the objects others are to become. */
  void learn(LuaTable table) {
    for (LuaValue key : table.keys()) {
      if (key instanceof LuaString name) {
        names.putIfAbsent(name, name);
      }
    }
  }

  /** Replaces the strings of a chunk and of the functions in it. */
  void share(Prototype chunk) {
    for (int i = 0; i < chunk.k.length; i++) {
      if (chunk.k[i] instanceof LuaString name) {
        LuaString known = names.putIfAbsent(name, name);
        chunk.k[i] = known == null ? name : known;
      }
    }
    for (Prototype inner : chunk.p) {
      share(inner);
    }
  }
}
