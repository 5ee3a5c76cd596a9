package io.jtrace.chisel.lua;

import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Lua strings are bytes: one ISO-8859-1 character a byte, and numbers in them read {@code %.14g}. */
final class Text {
  /** Longest string a script may go on building with. */
  static final long LARGEST_BYTES = 16L << 20;

  private static final long EXACT = 100_000_000_000_000L;

  private Text() {}

  /** A Lua string of these characters. */
  static LuaString lua(String text) {
    return LuaString.valueOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The characters of a Lua string or number. */
  static String java(LuaValue value) {
    if (value instanceof LuaNumber) {
      return number(value.todouble());
    }
    LuaString string = value.checkstring();
    return new String(
        string.m_bytes, string.m_offset, string.m_length, StandardCharsets.ISO_8859_1);
  }

  /** A number as Lua 5.1 writes it. */
  static String number(double value) {
    long whole = (long) value;
    if (whole == value && whole < EXACT && whole > -EXACT) {
      return Long.toString(whole);
    }
    return CNumber.general(value, 14, false);
  }

  /** The value itself, or the string of a number that LuaJ would write differently. */
  static LuaValue stringify(LuaValue value) {
    return value instanceof LuaNumber && !value.isinttype() ? lua(number(value.todouble())) : value;
  }

  /** What {@code tostring} gives. */
  static LuaValue tostring(LuaValue value) {
    LuaValue convert = value.metatag(LuaValue.TOSTRING);
    if (!convert.isnil()) {
      return convert.call(value);
    }
    if (value instanceof LuaNumber) {
      return lua(number(value.todouble()));
    }
    return switch (value.type()) {
      case LuaValue.TSTRING -> value;
      case LuaValue.TTABLE -> lua("table: 0x" + address(value));
      case LuaValue.TFUNCTION -> lua("function: 0x" + address(value));
      case LuaValue.TTHREAD -> lua("thread: 0x" + address(value));
      case LuaValue.TUSERDATA -> lua("userdata: 0x" + address(value));
      default -> lua(value.tojstring());
    };
  }

  private static String address(LuaValue value) {
    return String.format("%08x", System.identityHashCode(value));
  }
}
