package io.jtrace.chisel.lua;

import java.math.BigInteger;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code tonumber}, and what the math and table libraries of Lua 5.1 have and LuaJ has not. */
final class Numbers {
  private Numbers() {}

  /** As {@code tonumber(value [, base])}. */
  static Varargs tonumber(Varargs args) {
    LuaValue value = args.checkvalue(1);
    int base = args.optint(2, 10);
    if (base != 10) {
      return inBase(Text.java(value.checkstring()).trim(), base);
    }
    return value.isnumber() && value.type() == LuaValue.TNUMBER
        ? value
        : value.isstring() ? parse(Text.java(value).trim()) : LuaValue.NIL;
  }

  private static LuaValue inBase(String text, int base) {
    if (base < 2 || base > 36) {
      throw new LuaError("bad argument #2 to 'tonumber' (base out of range)");
    }
    String digits =
        base == 16 && text.regionMatches(true, 0, "0x", 0, 2) ? text.substring(2) : text;
    return digits.matches("-?[0-9a-zA-Z]+") ? digitsOf(digits, base) : LuaValue.NIL;
  }

  private static LuaValue digitsOf(String digits, int base) {
    for (char c : digits.toCharArray()) {
      if (c != '-' && Character.digit(c, base) < 0) {
        return LuaValue.NIL;
      }
    }
    return LuaValue.valueOf(new BigInteger(digits, base).doubleValue());
  }

  private static LuaValue parse(String text) {
    String lower = text.toLowerCase();
    boolean negative = lower.startsWith("-");
    String plain = negative || lower.startsWith("+") ? lower.substring(1) : lower;
    double value;
    if (plain.matches("0x[0-9a-f]+")) {
      value = new BigInteger(plain.substring(2), 16).doubleValue();
    } else if (plain.matches("0x([0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)(p[+-]?\\d+)?")) {
      value = Double.parseDouble(plain.contains("p") ? plain : plain + "p0");
    } else if (plain.matches("(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
      value = Double.parseDouble(plain);
    } else if (plain.equals("inf") || plain.equals("infinity")) {
      value = Double.POSITIVE_INFINITY;
    } else if (plain.equals("nan")) {
      value = Double.NaN;
    } else {
      return LuaValue.NIL;
    }
    return LuaValue.valueOf(negative ? -value : value);
  }

  /** Adds to the math library. */
  static void extendMath(LuaTable math) {
    math.set(
        "log10",
        StringFunctions.function(args -> LuaValue.valueOf(Math.log10(args.checkdouble(1)))));
    math.set(
        "pow",
        StringFunctions.function(
            args -> LuaValue.valueOf(Math.pow(args.checkdouble(1), args.checkdouble(2)))));
    math.set(
        "fmod",
        StringFunctions.function(
            args -> LuaValue.valueOf(args.checkdouble(1) % args.checkdouble(2))));
    math.set("mod", math.get("fmod"));
  }

  /** Adds to the table library. */
  static void extendTable(LuaTable table, Fuel fuel) {
    table.set(
        "getn", StringFunctions.function(args -> LuaValue.valueOf(args.checktable(1).length())));
    table.set("maxn", StringFunctions.function(args -> maxn(args.checktable(1))));
    table.set("concat", StringFunctions.function(args -> concat(args, fuel)));
    table.set("unpack", LuaValue.NIL);
    table.set("pack", LuaValue.NIL);
  }

  private static LuaValue maxn(LuaTable table) {
    double largest = 0;
    for (LuaValue key : table.keys()) {
      if (key.type() == LuaValue.TNUMBER) {
        largest = Math.max(largest, key.todouble());
      }
    }
    return LuaValue.valueOf(largest);
  }

  private static Varargs concat(Varargs args, Fuel fuel) {
    LuaTable table = args.checktable(1);
    String separator = args.isnil(2) ? "" : Text.java(args.arg(2));
    int from = args.optint(3, 1);
    int to = args.isnil(4) ? table.length() : args.checkint(4);
    StringBuilder out = new StringBuilder();
    for (int i = from; i <= to; i++) {
      LuaValue value = table.get(i);
      if (!value.isstring()) {
        throw new LuaError(
            "invalid value (" + value.typename() + ") at index " + i + " in table for 'concat'");
      }
      out.append(i > from ? separator : "").append(Text.java(value));
      fuel.pay(1);
      if (out.length() > Text.LARGEST_BYTES) {
        throw new LuaError("not enough memory");
      }
    }
    fuel.payBytes(out.length());
    return Text.lua(out.toString());
  }
}
