package io.jtrace.chisel.lua;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.UpValue;
import org.luaj.vm2.Varargs;

/** The globals of Lua 5.1 that LuaJ lacks, or has with another meaning. */
final class BaseFunctions {
  private static final LuaString ENVIRONMENT = LuaString.valueOf("_ENV");
  private static final char BYTECODE = 27;
  private static final int MOST_RESULTS = 8000;
  private final Globals globals;
  private final Calls calls;
  private final ErrorTexts texts;

  private BaseFunctions(Globals globals, Calls calls, ErrorTexts texts) {
    this.globals = globals;
    this.calls = calls;
    this.texts = texts;
  }

  /** Puts them in place. */
  static void install(Globals globals, Calls calls, ErrorTexts texts) {
    new BaseFunctions(globals, calls, texts).install();
  }

  private void install() {
    globals.set("_VERSION", "Lua 5.1");
    globals.set("tostring", StringFunctions.function(args -> Text.tostring(args.checkvalue(1))));
    globals.set("tonumber", StringFunctions.function(Numbers::tonumber));
    globals.set("error", StringFunctions.function(this::raise));
    globals.set("pcall", StringFunctions.function(args -> pcall(args, null)));
    globals.set("xpcall", StringFunctions.function(this::xpcall));
    globals.set("loadstring", StringFunctions.function(this::load));
    globals.set("load", StringFunctions.function(this::load));
    globals.set("unpack", StringFunctions.function(BaseFunctions::unpack));
    globals.set("getfenv", StringFunctions.function(this::getfenv));
    globals.set("setfenv", StringFunctions.function(this::setfenv));
    globals.set("getmetatable", StringFunctions.function(this::getmetatable));
    globals.set("collectgarbage", StringFunctions.function(BaseFunctions::collectgarbage));
    globals.set("assert", StringFunctions.function(BaseFunctions::check));
    for (String absent : new String[] {"dofile", "loadfile", "rawlen"}) {
      globals.set(absent, LuaValue.NIL);
    }
  }

  private static Varargs check(Varargs args) {
    if (!args.checkvalue(1).toboolean()) {
      throw ScriptError.of(args.narg() > 1 ? args.arg(2) : Text.lua("assertion failed!"));
    }
    return args;
  }

  private static Varargs collectgarbage(Varargs args) {
    Runtime runtime = Runtime.getRuntime();
    boolean count = args.optjstring(1, "collect").equals("count");
    return count
        ? LuaValue.valueOf((runtime.totalMemory() - runtime.freeMemory()) / 1024.0)
        : LuaValue.ZERO;
  }

  private Varargs raise(Varargs args) {
    LuaValue value = args.arg1();
    int level = args.optint(2, 1);
    if (calls.areWatched() && value.isstring() && level > 0) {
      throw ScriptError.of(Text.lua(calls.position(level) + Text.java(value)));
    }
    throw value.isstring() && level > 0 ? ScriptError.at(level, value) : ScriptError.of(value);
  }

  private Varargs xpcall(Varargs args) {
    return pcall(LuaValue.varargsOf(args.checkvalue(1), args.subargs(3)), args.checkvalue(2));
  }

  private Varargs pcall(Varargs args, LuaValue handler) {
    LuaValue function = args.checkvalue(1);
    LuaValue failure;
    calls.onCall(globals.get("pcall").optfunction(null));
    try {
      return LuaValue.varargsOf(LuaValue.TRUE, function.invoke(args.subargs(2)));
    } catch (LuaError e) {
      failure = value(e);
    } catch (StackOverflowError e) {
      failure = Text.lua("stack overflow");
    } finally {
      calls.onReturn();
    }
    return LuaValue.varargsOf(LuaValue.FALSE, handler == null ? failure : handler.call(failure));
  }

  private LuaValue value(LuaError error) {
    return error instanceof ScriptError own ? own.result() : Text.lua(texts.text(error));
  }

  private Varargs load(Varargs args) {
    LuaValue source = args.arg1();
    StringBuilder text = new StringBuilder();
    if (source.isfunction()) {
      for (LuaValue piece = source.call(); !piece.isnil() && piece.rawlen() > 0; ) {
        text.append(Text.java(piece));
        piece = source.call();
      }
    } else {
      text.append(Text.java(source.checkstring()));
    }
    if (text.length() > 0 && text.charAt(0) == BYTECODE) {
      return LuaValue.varargsOf(LuaValue.NIL, Text.lua("bytecode is not loaded"));
    }
    String name = args.narg() > 1 && !args.isnil(2) ? args.arg(2).tojstring() : chunk(text);
    try {
      return compile(text.toString(), name.replaceFirst("^[@=]", ""), args.optvalue(4, globals));
    } catch (LuaError e) {
      return LuaValue.varargsOf(LuaValue.NIL, value(e));
    }
  }

  private static String chunk(CharSequence text) {
    String first = text.toString().split("\n", 2)[0];
    return "[string \"" + (first.length() == text.length() ? first : first + "...") + "\"]";
  }

  private LuaValue compile(String text, String name, LuaValue environment) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return globals.load(new ByteArrayInputStream(bytes), name, "t", environment);
  }

  private static Varargs unpack(Varargs args) {
    LuaTable table = args.checktable(1);
    int from = args.optint(2, 1);
    int to = args.narg() > 2 && !args.isnil(3) ? args.checkint(3) : table.length();
    long size = (long) to - from + 1;
    if (size > MOST_RESULTS) {
      throw new LuaError("too many results to unpack");
    }
    int count = (int) Math.max(0, size);
    LuaValue[] values = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = table.get(from + i);
    }
    return LuaValue.varargsOf(values);
  }

  private Varargs getmetatable(Varargs args) {
    LuaValue value = args.checkvalue(1);
    LuaValue metatable = value.getmetatable();
    return metatable == null ? LuaValue.NIL : metatable.rawget("__metatable").optvalue(metatable);
  }

  private Varargs getfenv(Varargs args) {
    LuaClosure closure = closure(args.narg() == 0 ? LuaValue.ONE : args.arg1());
    int index = closure == null ? -1 : environment(closure);
    return index < 0 ? globals : closure.upValues[index].getValue();
  }

  private Varargs setfenv(Varargs args) {
    LuaClosure closure = closure(args.arg1());
    if (closure == null) {
      throw new LuaError("'setfenv' cannot change environment of given object");
    }
    int index = environment(closure);
    if (index >= 0) {
      closure.upValues[index] = new UpValue(new LuaValue[] {args.checktable(2)}, 0);
    }
    return closure;
  }

  private LuaClosure closure(LuaValue function) {
    LuaValue found = function.isnumber() ? calls.at(function.toint()) : function;
    return found.isclosure() ? found.checkclosure() : null;
  }

  private static int environment(LuaClosure closure) {
    for (int i = 0; i < closure.p.upvalues.length; i++) {
      if (ENVIRONMENT.equals(closure.p.upvalues[i].name)) {
        return i;
      }
    }
    return -1;
  }
}
