package io.jtrace.chisel.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.DebugLib;

/**
 * The functions being called. Keeping them costs more than most scripts do, so LuaJ's interpreter
 * is asked to report calls only once a script has been loaded that names a function which needs
 * them.
 */
final class Calls extends DebugLib {
  private static final Set<String> NEEDING =
      Set.of("getfenv", "setfenv", "getinfo", "traceback", "module");
  private final List<LuaValue> functions = new ArrayList<>();
  private final List<Integer> counters = new ArrayList<>();
  private final Globals globals;

  Calls(Globals globals) {
    this.globals = globals;
  }

  /** Puts the debug library in place: what reads, not what reaches into other functions. */
  void install() {
    LuaTable debug = new LuaTable();
    debug.set("traceback", StringFunctions.function(this::trace));
    debug.set("getinfo", StringFunctions.function(this::info));
    globals.set("debug", debug);
  }

  /** Begins to take note if this chunk or a function in it asks for it. */
  void watch(Prototype chunk) {
    if (globals.debuglib == null && needs(chunk)) {
      globals.debuglib = this;
    }
  }

  private static boolean needs(Prototype prototype) {
    for (LuaValue constant : prototype.k) {
      if (constant instanceof LuaString text && NEEDING.contains(Text.java(text))) {
        return true;
      }
    }
    for (Prototype inner : prototype.p) {
      if (needs(inner)) {
        return true;
      }
    }
    return false;
  }

  /** Whether calls are being taken note of. */
  boolean areWatched() {
    return globals.debuglib == this;
  }

  /** Where the function at a level is, as an error text begins; empty if it is none of a script. */
  String position(int level) {
    return at(level) instanceof LuaClosure ? place(level) + ": " : "";
  }

  /** Forgets what an error left behind; before each callback. */
  void clear() {
    if (!functions.isEmpty()) {
      functions.clear();
      counters.clear();
    }
  }

  /** The function at a level: 1 is the one that is running; nil if there is none. */
  LuaValue at(int level) {
    int index = functions.size() - level;
    return index >= 0 && index < functions.size() ? functions.get(index) : LuaValue.NIL;
  }

  @Override
  public void onCall(LuaFunction function) {
    push(function);
  }

  @Override
  public void onCall(LuaClosure closure, Varargs args, LuaValue[] stack) {
    push(closure);
  }

  private void push(LuaValue function) {
    if (!areWatched()) {
      return;
    }
    functions.add(function == null ? LuaValue.NIL : function);
    counters.add(0);
  }

  @Override
  public void onInstruction(int pc, Varargs args, int top) {
    if (!counters.isEmpty()) {
      counters.set(counters.size() - 1, pc);
    }
  }

  @Override
  public void onReturn() {
    if (!functions.isEmpty()) {
      functions.remove(functions.size() - 1);
      counters.remove(counters.size() - 1);
    }
  }

  @Override
  public String traceback(int level) {
    return "";
  }

  private Varargs trace(Varargs args) {
    LuaValue message = args.arg1();
    if (!message.isnil() && !message.isstring()) {
      return message;
    }
    StringBuilder text = new StringBuilder(message.isnil() ? "" : Text.java(message) + "\n");
    text.append("stack traceback:");
    for (int level = 1; !at(level).isnil(); level++) {
      text.append("\n\t").append(place(level)).append(": in function");
    }
    return Text.lua(text.toString());
  }

  private String place(int level) {
    return at(level) instanceof LuaClosure closure
        ? closure.p.shortsource() + ":" + line(closure, level)
        : "[C]";
  }

  private int line(LuaClosure closure, int level) {
    int pc = counters.get(counters.size() - level);
    return pc < closure.p.lineinfo.length ? closure.p.lineinfo[pc] : -1;
  }

  private Varargs info(Varargs args) {
    boolean byLevel = args.arg1().isnumber();
    LuaValue function = byLevel ? at(args.checkint(1)) : args.checkfunction(1);
    if (function.isnil()) {
      return LuaValue.NIL;
    }
    LuaTable info = new LuaTable();
    info.set("func", function);
    info.set("currentline", -1);
    if (function instanceof LuaClosure closure) {
      info.set("what", "Lua");
      info.set("source", Text.lua("@" + closure.p.source.tojstring()));
      info.set("short_src", Text.lua(closure.p.shortsource()));
      info.set("linedefined", closure.p.linedefined);
      info.set("lastlinedefined", closure.p.lastlinedefined);
      info.set("nups", closure.p.upvalues.length - ChunkRewriter.EXTRA_UPVALUES);
      info.set("currentline", byLevel ? line(closure, args.checkint(1)) : -1);
    } else {
      info.set("what", "C");
      info.set("source", "=[C]");
      info.set("short_src", "[C]");
    }
    return info;
  }
}
