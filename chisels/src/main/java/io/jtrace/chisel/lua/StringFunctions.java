package io.jtrace.chisel.lua;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.OneArgFunction;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.VarArgFunction;

/** The string library: LuaJ's matcher under arguments and results that follow Lua 5.1. */
final class StringFunctions {
  private StringFunctions() {}

  /** A new table of stateless functions. */
  static LuaTable table() {
    Globals scratch = new Globals();
    scratch.set("package", LuaValue.tableOf());
    scratch.get("package").set("loaded", LuaValue.tableOf());
    scratch.load(new StringLib());
    LuaTable string = scratch.get("string").checktable();
    wrap(string, 1, "len", "sub", "upper", "lower", "reverse", "byte");
    wrap(string, 2, "find", "match", "gmatch");
    LuaValue substitute = string.get("gsub");
    string.set("gsub", function(args -> substitute(substitute, args)));
    LuaValue repeat = string.get("rep");
    string.set("rep", function(args -> repeat(repeat, args)));
    string.set("format", new StringFormat());
    string.set("gfind", string.get("gmatch"));
    string.set("dump", LuaValue.NIL);
    LuaString.s_metatable = LuaValue.tableOf(new LuaValue[] {LuaValue.INDEX, Text.copy(string)});
    return string;
  }

  private static void wrap(LuaTable string, int texts, String... names) {
    for (String name : names) {
      LuaValue original = string.get(name);
      string.set(name, function(args -> original.invoke(stringified(args, texts))));
    }
  }

  private static Varargs stringified(Varargs args, int texts) {
    LuaValue[] values = new LuaValue[args.narg()];
    for (int i = 0; i < values.length; i++) {
      LuaValue value = args.arg(i + 1);
      values[i] = i < texts ? Text.stringify(value) : value;
      if (i == 1 && texts == 2 && value.isstring()) {
        values[i] = Patterns.withoutGraphClass(value.checkstring());
      }
    }
    return LuaValue.varargsOf(values);
  }

  private static Varargs substitute(LuaValue original, Varargs args) {
    LuaValue replacement = args.arg(3);
    LuaValue adapted =
        switch (replacement.type()) {
          case LuaValue.TFUNCTION ->
              function(matches -> Text.stringify(replacement.invoke(matches).arg1()));
          case LuaValue.TTABLE -> lookup(replacement);
          default -> Text.stringify(replacement);
        };
    Varargs texts = stringified(args, 2);
    LuaValue limit = args.arg(4);
    LuaValue[] values = {texts.arg(1), texts.arg(2), adapted, limit};
    return original.invoke(LuaValue.varargsOf(values, 0, limit.isnil() ? 3 : 4));
  }

  private static LuaValue lookup(LuaValue table) {
    return new OneArgFunction() {
      @Override
      public LuaValue call(LuaValue key) {
        return Text.stringify(table.get(key));
      }
    };
  }

  private static Varargs repeat(LuaValue original, Varargs args) {
    LuaValue text = Text.stringify(args.arg(1)).checkstring();
    long count = Math.max(0, (long) args.checkdouble(2));
    LuaValue separator = args.narg() > 2 ? Text.stringify(args.arg(3)).checkstring() : null;
    long length = (text.rawlen() + (separator == null ? 0L : separator.rawlen())) * count;
    if (length > Text.LARGEST_BYTES) {
      throw new LuaError("not enough memory");
    }
    if (separator == null || count == 0) {
      return original.call(text, LuaValue.valueOf((int) count));
    }
    String piece = Text.java(text);
    return Text.lua(
        String.join(Text.java(separator), java.util.Collections.nCopies((int) count, piece)));
  }

  /** A Lua function of a lambda. */
  static LuaFunction function(java.util.function.Function<Varargs, Varargs> body) {
    return new VarArgFunction() {
      @Override
      public Varargs invoke(Varargs args) {
        return body.apply(args);
      }
    };
  }
}
