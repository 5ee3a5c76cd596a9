package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/** A place that calls: knows what it called last, and has that compiled once it is called often. */
final class Site {
  private final Bodies bodies;
  private Prototype known;
  private Body body;
  private int calls;

  /** Has called nothing yet. */
  Site(Bodies bodies) {
    this.bodies = bodies;
  }

  /** The compiled body of a function; null if LuaJ is to run it. */
  Body of(LuaValue function) {
    if (!(function instanceof LuaClosure closure)) {
      return null;
    }
    if (closure.p != known) {
      known = closure.p;
      body = bodies.compiled(known);
      calls = 0;
    }
    if (body == null && calls < bodies.often() && ++calls == bodies.often()) {
      body = bodies.compile(known);
    }
    return body;
  }
}
