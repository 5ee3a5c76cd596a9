package io.jtrace.chisel.lua;

import io.jtrace.chisel.ChiselArgument;
import io.jtrace.chisel.ChiselCatalog;
import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.ChiselInfo;
import io.jtrace.chisel.ChiselScript;
import io.jtrace.chisel.Script;
import io.jtrace.chisel.ScriptEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * Runs chisels written for LuaJIT. Each gets a Lua state of its own. A guest has no files, no
 * processes and no environment, and each callback has a budget of work, time and memory.
 */
public final class LuaEngine implements ScriptEngine {
  private static final int OFTEN = 3000;
  private final ChiselCatalog catalog;
  private final Limits limits;
  private final boolean trusted;
  private final int often;

  /**
   * An engine.
   *
   * @param catalog finds the modules that scripts require
   * @param limits what one callback may take
   * @param trusted whether scripts may reach files, processes and the environment
   */
  public LuaEngine(ChiselCatalog catalog, Limits limits, boolean trusted) {
    this(catalog, limits, trusted, OFTEN);
  }

  /**
   * An engine that compiles sooner or later than others.
   *
   * @param catalog finds the modules that scripts require
   * @param limits what one callback may take
   * @param trusted whether scripts may reach files, processes and the environment
   * @param often calls of a function after which it is compiled, from 1
   */
  public LuaEngine(ChiselCatalog catalog, Limits limits, boolean trusted, int often) {
    this.catalog = catalog;
    this.limits = limits;
    this.trusted = trusted;
    this.often = often;
  }

  @Override
  public ChiselInfo describe(ChiselScript script) throws ChiselException {
    LuaWorld world = world(new StringBuilder());
    for (String table : List.of("sysdig", "chisel", "evt", "jtrace")) {
      world.globals().set(table, new LuaTable());
    }
    run(world, script);
    LuaTable globals = world.globals();
    LuaValue arguments = globals.get("args");
    return new ChiselInfo(
        script.name(),
        text(globals.get("description")),
        text(globals.get("short_description")),
        text(globals.get("category")),
        globals.get("hidden").toboolean(),
        arguments.istable(),
        arguments(arguments));
  }

  private static List<ChiselArgument> arguments(LuaValue table) {
    List<ChiselArgument> arguments = new ArrayList<>();
    for (int i = 1; table.istable() && table.get(i).istable(); i++) {
      LuaValue one = table.get(i);
      arguments.add(
          new ChiselArgument(
              text(one.get("name")),
              text(one.get("description")),
              text(one.get("argtype")),
              one.get("optional").toboolean()));
    }
    return arguments;
  }

  private static String text(LuaValue value) {
    return value.isstring() ? Text.java(value) : "";
  }

  @Override
  public Script load(ChiselScript script, ChiselControl control) throws ChiselException {
    LuaWorld world = world(control.out());
    world.add("chisel", ChiselTable.of(control));
    world.add("evt", EventTable.of(control));
    world.add("sysdig", SysdigTable.of(control, trusted));
    world.add("jtrace", JtraceTable.of(control, world.fuel()));
    run(world, script);
    return new LuaScript(world, control);
  }

  private LuaWorld world(Appendable out) {
    return new LuaWorld(out, this::module, limits, trusted, often);
  }

  private byte[] module(String name) {
    Optional<ChiselScript> found = catalog.find(name);
    return found.map(ChiselScript::source).orElse(null);
  }

  private static void run(LuaWorld world, ChiselScript script) throws ChiselException {
    try {
      world.run(script.source(), script.file());
    } catch (LuaFailure e) {
      throw new ChiselException(
          "Failed to load chisel " + script.name() + ": " + e.getMessage(), e);
    }
  }
}
