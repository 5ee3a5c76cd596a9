package io.jtrace.chisel.lua;

import io.jtrace.chisel.ScriptExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.jse.JseIoLib;
import org.luaj.vm2.lib.jse.JseOsLib;

/** print, io and os: output goes to the caller's stream, the machine is out of reach of a guest. */
final class SystemFunctions {
  private static final String[] HARMLESS = {"time", "clock", "date", "difftime"};
  private static final String[] REFUSED_OS = {"execute", "remove", "rename", "tmpname"};
  private static final String[] REFUSED_IO = {
    "open", "popen", "lines", "input", "output", "read", "tmpfile"
  };
  private final Globals globals;
  private final Appendable out;
  private final Fuel fuel;

  private SystemFunctions(Globals globals, Appendable out, Fuel fuel) {
    this.globals = globals;
    this.out = out;
    this.fuel = fuel;
  }

  /** Puts them in place. */
  static void install(Globals globals, Appendable out, Fuel fuel, boolean trusted) {
    SystemFunctions system = new SystemFunctions(globals, out, fuel);
    globals.set("print", StringFunctions.function(system::print));
    globals.load(new JseOsLib());
    LuaTable all = globals.get("os").checktable();
    globals.set("os", trusted ? all : guestOs(all));
    globals.get("os").set("exit", StringFunctions.function(system::exit));
    if (trusted) {
      globals.load(new JseIoLib());
    } else {
      globals.set("io", refusing("io", REFUSED_IO));
    }
    LuaTable io = globals.get("io").checktable();
    io.set("write", StringFunctions.function(args -> system.write(args, LuaValue.TRUE)));
    io.set("flush", StringFunctions.function(args -> LuaValue.TRUE));
    io.set("stdout", system.stdout());
  }

  private static LuaTable guestOs(LuaTable all) {
    LuaTable os = refusing("os", REFUSED_OS);
    for (String name : HARMLESS) {
      os.set(name, all.get(name));
    }
    os.set("getenv", StringFunctions.function(args -> LuaValue.NIL));
    return os;
  }

  private static LuaTable refusing(String library, String[] names) {
    LuaTable table = new LuaTable();
    for (String name : names) {
      table.set(name, refusal(library + "." + name));
    }
    return table;
  }

  /** A function that says a guest may not call it. */
  static LuaValue refusal(String name) {
    return refusal(name, "needs --trusted-chisels");
  }

  private static LuaValue refusal(String name, String reason) {
    return StringFunctions.function(
        args -> {
          throw new LuaError(name + " " + reason);
        });
  }

  private Varargs exit(Varargs args) {
    LuaValue status = args.arg1();
    int code = status.isboolean() ? (status.toboolean() ? 0 : 1) : status.optint(0);
    throw fuel.end(new ScriptExit(code));
  }

  private LuaValue stdout() {
    LuaTable stream = new LuaTable();
    LuaValue self = stream;
    stream.set("write", StringFunctions.function(args -> write(args.subargs(2), self)));
    stream.set("flush", StringFunctions.function(args -> LuaValue.TRUE));
    stream.set("setvbuf", StringFunctions.function(args -> LuaValue.TRUE));
    // It belongs to all chisels; so not even one that is trusted may close it.
    stream.set("close", refusal("io.stdout:close", "would end the output of others too"));
    return stream;
  }

  private Varargs print(Varargs args) {
    LuaValue tostring = globals.get("tostring");
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= args.narg(); i++) {
      LuaValue text = tostring.call(args.arg(i));
      if (!text.isstring()) {
        throw new LuaError("'tostring' must return a string to 'print'");
      }
      line.append(i > 1 ? "\t" : "").append(Text.java(text));
    }
    append(line.append('\n'));
    return LuaValue.NONE;
  }

  private Varargs write(Varargs args, LuaValue result) {
    for (int i = 1; i <= args.narg(); i++) {
      append(Text.java(args.arg(i)));
    }
    return result;
  }

  private void append(CharSequence text) {
    fuel.payBytes(text.length());
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
