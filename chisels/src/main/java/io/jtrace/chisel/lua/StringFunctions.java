package io.jtrace.chisel.lua;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.VarArgFunction;

/** The string library as LuaJIT has it; what LuaJ does alike is taken from it. */
final class StringFunctions {
  private static final int LETTERS = 26;

  private StringFunctions() {}

  /** A new table of functions that pay for the text they build. */
  static LuaTable table(Fuel fuel) {
    Globals scratch = new Globals();
    scratch.set("package", LuaValue.tableOf());
    scratch.get("package").set("loaded", LuaValue.tableOf());
    scratch.load(new StringLib());
    LuaTable string = scratch.get("string").checktable();
    wrap(string, "len", "sub", "reverse", "byte");
    string.set("upper", function(args -> cased(args, 'a', 'A')));
    string.set("lower", function(args -> cased(args, 'A', 'a')));
    LuaValue repeat = string.get("rep");
    string.set("rep", function(args -> repeat(repeat, args, fuel)));
    string.set("format", new StringFormat(fuel));
    string.set("dump", LuaValue.NIL);
    new Patterns(fuel).install(string);
    return string;
  }

  private static void wrap(LuaTable string, String... names) {
    for (String name : names) {
      LuaValue original = string.get(name);
      string.set(name, function(args -> original.invoke(stringified(args))));
    }
  }

  /** LuaJIT knows the letters of ASCII only. */
  private static LuaString cased(Varargs args, char from, char to) {
    char[] text = Text.java(args.checkvalue(1)).toCharArray();
    for (int i = 0; i < text.length; i++) {
      int letter = text[i] - from;
      text[i] = letter >= 0 && letter < LETTERS ? (char) (to + letter) : text[i];
    }
    return Text.lua(new String(text));
  }

  private static Varargs stringified(Varargs args) {
    LuaValue first = args.arg1();
    return first instanceof LuaNumber
        ? LuaValue.varargsOf(Text.stringify(first), args.subargs(2))
        : args;
  }

  private static Varargs repeat(LuaValue original, Varargs args, Fuel fuel) {
    LuaValue text = Text.stringify(args.arg(1)).checkstring();
    long count = Math.max(0, (long) args.checkdouble(2));
    LuaValue separator = args.narg() > 2 ? Text.stringify(args.arg(3)).checkstring() : null;
    long length = (text.rawlen() + (separator == null ? 0L : separator.rawlen())) * count;
    if (length > Text.LARGEST_BYTES) {
      throw new LuaError("not enough memory");
    }
    fuel.payBytes(length);
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
