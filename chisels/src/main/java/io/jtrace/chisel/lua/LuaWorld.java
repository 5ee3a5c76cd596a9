package io.jtrace.chisel.lua;

import io.jtrace.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.UpValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.CoroutineLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.jse.JseBaseLib;
import org.luaj.vm2.lib.jse.JseMathLib;

/** One Lua state, as one chisel sees it. Single-threaded; nothing is shared between two of them. */
final class LuaWorld {
  private final WorldGlobals globals = new WorldGlobals();
  private final Fuel fuel;
  private final Calls calls = new Calls(globals);
  private final Site events;
  private final ErrorTexts texts = new ErrorTexts();
  private final LuaTable ofStrings = new LuaTable();
  private final SharedNames names = new SharedNames();
  private final Function<String, byte[]> modules;

  /**
   * A fresh state.
   *
   * @param out where print and io.write go
   * @param modules source of a module by name, null if there is none
   * @param limits what one callback may take
   * @param trusted whether io.open, os.execute and the like work
   * @param often calls of a function after which it is compiled
   */
  LuaWorld(
      Appendable out, Function<String, byte[]> modules, Limits limits, boolean trusted, int often) {
    this.events = new Site(new Bodies(calls, globals, often));
    this.modules = modules;
    this.fuel = new Fuel(limits);
    LuaTable loaded = new LuaTable();
    globals.set("package", LuaValue.tableOf());
    globals.get("package").set("loaded", loaded);
    globals.get("package").set("preload", LuaValue.tableOf());
    globals.get("package").set("path", "?.lua");
    globals.load(new JseBaseLib());
    globals.load(new TableLib());
    globals.load(new CoroutineLib());
    globals.load(new JseMathLib());
    globals.set("string", StringFunctions.table(fuel));
    globals.set("bit", BitFunctions.table());
    ofStrings.set("__index", globals.get("string"));
    calls.install();
    BaseFunctions.install(globals, calls, texts);
    Numbers.extendMath(globals.get("math").checktable());
    Numbers.extendTable(globals.get("table").checktable(), fuel);
    SystemFunctions.install(globals, out, fuel, trusted);
    Coroutines.limit(globals.get("coroutine").checktable(), fuel);
    globals.set("jit", jit());
    for (String library : "jit string bit math table coroutine debug os io".split(" ")) {
      loaded.set(library, globals.get(library));
    }
    globals.set("require", StringFunctions.function(this::require));
    names.learn(globals);
    globals.compiler = this::compile;
    globals.loader = this::closure;
    globals.undumper = null;
    globals.finder = name -> null;
  }

  /** What scripts ask to find out what they run under. */
  private static LuaTable jit() {
    LuaTable jit = new LuaTable();
    jit.set("version", "LuaJIT 2.1.0-beta3");
    jit.set("version_num", 20100);
    jit.set("os", "Linux");
    jit.set("arch", "x64");
    for (String name : new String[] {"on", "off", "flush"}) {
      jit.set(name, StringFunctions.function(args -> LuaValue.NONE));
    }
    return jit;
  }

  private Prototype compile(InputStream source, String name) throws IOException {
    // The sign keeps the compiler from putting the name in quotation marks; it does not stay.
    Prototype main = LuaC.instance.compile(source, "=" + name);
    calls.watch(main);
    ChunkRewriter.rewrite(main, name);
    texts.add(main);
    names.share(main);
    return main;
  }

  private LuaFunction closure(Prototype main, String name, LuaValue environment) {
    LuaClosure closure = new LuaClosure(main, environment);
    int last = closure.upValues.length - 1;
    closure.upValues[last - 1] = new UpValue(new LuaValue[] {new Strings(fuel)}, 0);
    closure.upValues[last] = new UpValue(new LuaValue[] {fuel}, 0);
    return closure;
  }

  private Varargs require(Varargs args) {
    String name = Text.java(args.checkstring(1));
    LuaValue loaded = globals.get("package").get("loaded");
    LuaValue known = loaded.get(name);
    if (!known.isnil()) {
      return known;
    }
    LuaValue loader = globals.get("package").get("preload").get(name);
    if (loader.isnil()) {
      loader = module(name);
    }
    LuaValue result = loader.call(LuaValue.valueOf(name));
    if (!result.isnil() || loaded.get(name).isnil()) {
      loaded.set(name, result.isnil() ? LuaValue.TRUE : result);
    }
    return loaded.get(name);
  }

  private LuaValue module(String name) {
    byte[] source = name.contains("/") || name.contains("..") ? null : modules.apply(name);
    if (source == null) {
      throw new LuaError("module '" + name + "' not found");
    }
    return globals.load(new ByteArrayInputStream(source), name + ".lua", "t", globals);
  }

  /** What its callbacks are paid from. */
  Fuel fuel() {
    return fuel;
  }

  /** The global table. */
  LuaTable globals() {
    return globals;
  }

  /** Adds a global table of functions. */
  void add(String name, LuaTable functions) {
    globals.set(name, functions);
    names.learn(globals);
    names.learn(functions);
  }

  /** A global function, or null. */
  LuaFunction function(String name) {
    LuaValue value = globals.get(name);
    return value.isfunction() ? value.checkfunction() : null;
  }

  /** Runs a script's top level. */
  void run(byte[] source, String name) throws LuaFailure {
    guarded(() -> globals.load(new ByteArrayInputStream(source), name, "t", globals).invoke());
  }

  /** Calls a function under the budget. */
  LuaValue call(LuaFunction function, LuaValue... args) throws LuaFailure {
    return guarded(() -> function.invoke(args)).arg1();
  }

  /** As {@link #call} without arguments, for the callback of every event: makes no object. */
  boolean test(LuaFunction function) throws LuaFailure {
    enter();
    try {
      Body body = calls.areWatched() ? null : events.of(function);
      LuaValue result = body == null ? function.call() : body.call((LuaClosure) function).arg1();
      fuel.settle();
      return result.toboolean();
    } catch (LuaError | StackOverflowError | OutOfMemoryError | BudgetExceeded e) {
      throw failure(e);
    }
  }

  /** As {@link #test} for a callback that is not Lua. */
  boolean test(JtraceTable.Step step, Event event) throws LuaFailure {
    try {
      step.accept(event);
      return true;
    } catch (LuaError | OutOfMemoryError | BudgetExceeded e) {
      throw failure(e);
    }
  }

  private Varargs guarded(Supplier<Varargs> body) throws LuaFailure {
    enter();
    try {
      Varargs result = body.get();
      fuel.settle();
      return result;
    } catch (LuaError | StackOverflowError | OutOfMemoryError | BudgetExceeded e) {
      throw failure(e);
    }
  }

  private void enter() {
    fuel.refill();
    calls.clear();
    // LuaJ has one for all worlds.
    LuaString.s_metatable = ofStrings;
  }

  private LuaFailure failure(Throwable cause) {
    String message =
        cause instanceof LuaError error
            ? texts.text(error)
            : cause instanceof StackOverflowError
                ? "stack overflow"
                : cause instanceof OutOfMemoryError ? "not enough memory" : cause.getMessage();
    boolean complete = ErrorTexts.isPlaced(message) || fuel.where().isEmpty();
    return new LuaFailure(complete ? message : fuel.where() + ": " + message, cause);
  }
}
