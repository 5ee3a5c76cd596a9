package io.jtrace.chisel.lua;

import java.util.IdentityHashMap;
import java.util.Map;
import org.luaj.vm2.Prototype;

/** The compiled functions of one Lua world. */
final class Bodies {
  private final Map<Prototype, Body> bodies = new IdentityHashMap<>();
  private final Calls calls;

  /** None yet; while calls are watched none are made, for only LuaJ's interpreter reports them. */
  Bodies(Calls calls) {
    this.calls = calls;
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
