package io.jtrace.chisel.lua;

import java.util.IdentityHashMap;
import java.util.Map;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/** The compiled functions of one Lua world. */
final class Bodies {
  private final Map<Prototype, Body> bodies = new IdentityHashMap<>();
  private final Calls calls;
  private final WorldGlobals globals;
  private final int often;

  /**
   * None yet; a function is compiled once it was called that often from one place. While calls are
   * watched none is, for only LuaJ's interpreter reports them.
   */
  Bodies(Calls calls, WorldGlobals globals, int often) {
    this.calls = calls;
    this.globals = globals;
    this.often = often;
  }

  /** A variable of the world. */
  Global global(LuaValue name) {
    return globals.global(name);
  }

  /** How many calls are worth compiling for. */
  int often() {
    return often;
  }

  /** The body of a function if it was compiled, else null. */
  Body compiled(Prototype function) {
    return bodies.get(function);
  }

  /** Compiles a function unless it was; null if only LuaJ's interpreter can run it. */
  Body compile(Prototype function) {
    if (calls.areWatched() || !BodyWriter.knows(function)) {
      return null;
    }
    return bodies.computeIfAbsent(function, missing -> BodyWriter.compile(missing, this));
  }
}
