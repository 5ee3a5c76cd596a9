package io.jtrace.chisel.lua;

import java.util.function.IntBinaryOperator;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** LuaJIT's {@code bit} library: 32-bit signed results, arguments taken modulo 2^32. */
final class BitFunctions {
  private BitFunctions() {}

  /** A new table of its functions. */
  static LuaTable table() {
    LuaTable bit = new LuaTable();
    fold(bit, "band", (a, b) -> a & b);
    fold(bit, "bor", (a, b) -> a | b);
    fold(bit, "bxor", (a, b) -> a ^ b);
    shift(bit, "lshift", (a, n) -> a << n);
    shift(bit, "rshift", (a, n) -> a >>> n);
    shift(bit, "arshift", (a, n) -> a >> n);
    shift(bit, "rol", Integer::rotateLeft);
    shift(bit, "ror", Integer::rotateRight);
    bit.set("tobit", StringFunctions.function(args -> number(bits(args, 1))));
    bit.set("bnot", StringFunctions.function(args -> number(~bits(args, 1))));
    bit.set("bswap", StringFunctions.function(args -> number(Integer.reverseBytes(bits(args, 1)))));
    bit.set("tohex", StringFunctions.function(BitFunctions::hex));
    return bit;
  }

  private static void fold(LuaTable bit, String name, IntBinaryOperator operator) {
    bit.set(
        name,
        StringFunctions.function(
            args -> {
              int result = bits(args, 1);
              for (int i = 2; i <= args.narg(); i++) {
                result = operator.applyAsInt(result, bits(args, i));
              }
              return number(result);
            }));
  }

  private static void shift(LuaTable bit, String name, IntBinaryOperator operator) {
    bit.set(
        name,
        StringFunctions.function(
            args -> number(operator.applyAsInt(bits(args, 1), bits(args, 2) & 31))));
  }

  private static Varargs hex(Varargs args) {
    int digits = args.narg() > 1 ? bits(args, 2) : 8;
    String all = String.format("%08x", bits(args, 1));
    int kept = Math.min(8, Math.abs(digits));
    String text = all.substring(8 - kept);
    return Text.lua(digits < 0 ? text.toUpperCase() : text);
  }

  private static LuaValue number(int value) {
    return LuaValue.valueOf(value);
  }

  private static int bits(Varargs args, int index) {
    return (int) (long) Math.rint(args.checkdouble(index));
  }
}
