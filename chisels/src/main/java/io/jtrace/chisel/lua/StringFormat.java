package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code string.format} with the meaning of C, 64-bit integers and fractions cut, as LuaJIT does. */
final class StringFormat extends VarArgFunction {
  private static final double TWO_63 = 0x1p63;
  private final Fuel fuel;

  StringFormat(Fuel fuel) {
    this.fuel = fuel;
  }

  @Override
  public Varargs invoke(Varargs args) {
    String text = format(Text.java(args.checkstring(1)), args);
    if (text.length() > Text.LARGEST_BYTES) {
      throw new LuaError("not enough memory");
    }
    fuel.payBytes(text.length());
    return Text.lua(text);
  }

  private static String format(String pattern, Varargs args) {
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    int argument = 1;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (at < pattern.length() && pattern.charAt(at) == '%') {
        out.append('%');
        at++;
      } else {
        Spec spec = Spec.parse(pattern, at);
        at = spec.end();
        out.append(one(spec, args, ++argument));
      }
    }
    return out.toString();
  }

  private static String one(Spec spec, Varargs args, int index) {
    return switch (spec.conversion()) {
      case 'd', 'i' -> spec.integer(Long.toString(integer(args, index)));
      case 'u' -> spec.integer(Long.toUnsignedString(integer(args, index)));
      case 'x' -> spec.integer(prefixed(spec, "0x", Long.toHexString(integer(args, index))));
      case 'X' ->
          spec.integer(prefixed(spec, "0X", Long.toHexString(integer(args, index)).toUpperCase()));
      case 'o' -> spec.integer(prefixed(spec, "0", Long.toOctalString(integer(args, index))));
      case 'c' -> spec.pad(String.valueOf((char) (integer(args, index) & 0xff)), false);
      case 'e', 'f', 'g', 'a' -> spec.real(real(spec, number(args, index)));
      case 'E', 'G', 'F', 'A' -> spec.real(real(spec, number(args, index)).toUpperCase());
      case 'q' -> quoted(string(args, index));
      case 's' -> spec.cut(string(args, index));
      default -> throw new LuaError("invalid option '%" + spec.text() + "' to 'format'");
    };
  }

  private static String prefixed(Spec spec, String prefix, String digits) {
    return spec.has('#') && !digits.equals("0") ? prefix + digits : digits;
  }

  private static String real(Spec spec, double value) {
    int precision = spec.precision() < 0 ? 6 : spec.precision();
    boolean alternate = spec.has('#');
    return switch (Character.toLowerCase(spec.conversion())) {
      case 'e' -> CNumber.exponent(value, precision, alternate);
      case 'f' -> CNumber.fixed(value, precision, alternate);
      case 'g' -> CNumber.general(value, precision, alternate);
      default -> CNumber.hex(value);
    };
  }

  private static double number(Varargs args, int index) {
    LuaValue value = args.arg(index);
    LuaValue number = value.tonumber();
    if (number.isnil()) {
      throw wrongType(args, index, "number");
    }
    return number.todouble();
  }

  private static long integer(Varargs args, int index) {
    double value = number(args, index);
    if (value >= TWO_63) {
      // 2^63 to 2^64 keeps its bits, so that %u and %x can show it.
      return value < 2 * TWO_63 ? (long) (value - TWO_63) + Long.MIN_VALUE : Long.MIN_VALUE;
    }
    return Double.isNaN(value) ? Long.MIN_VALUE : (long) value;
  }

  private static String string(Varargs args, int index) {
    if (index > args.narg()) {
      throw wrongType(args, index, "value");
    }
    LuaValue text = Text.tostring(args.arg(index));
    if (!(text instanceof LuaString || text instanceof LuaNumber)) {
      throw new LuaError("'tostring' must return a string to 'print'");
    }
    return Text.java(text);
  }

  private static LuaError wrongType(Varargs args, int index, String expected) {
    String got = index > args.narg() ? "no value" : args.arg(index).typename();
    return new LuaError(
        "bad argument #" + index + " to 'format' (" + expected + " expected, got " + got + ")");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '\n') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 127) {
        boolean digitFollows = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        out.append('\\').append(digitFollows ? String.format("%03d", (int) c) : (int) c);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** One conversion: flags, width (0 = none), precision (-1 = none), letter, and where it ends. */
  private record Spec(
      String text, String flags, int width, int precision, char conversion, int end) {

    static Spec parse(String pattern, int start) {
      int at = start;
      while (at < pattern.length() && "-+ #0".indexOf(pattern.charAt(at)) >= 0) {
        at++;
      }
      String flags = pattern.substring(start, at);
      int widthEnd = digits(pattern, at);
      int width = value(pattern, at, widthEnd, 0);
      int precision = -1;
      at = widthEnd;
      if (at < pattern.length() && pattern.charAt(at) == '.') {
        int precisionEnd = digits(pattern, at + 1);
        precision = value(pattern, at + 1, precisionEnd, 0);
        at = precisionEnd;
      }
      if (at >= pattern.length()) {
        throw new LuaError("invalid option '%" + pattern.substring(start) + "' to 'format'");
      }
      return new Spec(
          pattern.substring(start, at + 1), flags, width, precision, pattern.charAt(at), at + 1);
    }

    private static int digits(String pattern, int from) {
      int at = from;
      while (at < pattern.length() && at - from < 2 && Character.isDigit(pattern.charAt(at))) {
        at++;
      }
      return at;
    }

    private static int value(String pattern, int from, int to, int otherwise) {
      return from == to ? otherwise : Integer.parseInt(pattern, from, to, 10);
    }

    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }

    String integer(String number) {
      boolean negative = number.startsWith("-");
      String digits = negative ? number.substring(1) : number;
      if (precision == 0 && digits.equals("0")) {
        digits = "";
      }
      String padded = "0".repeat(Math.max(0, precision - digits.length())) + digits;
      return pad(signed(negative ? "-" + padded : padded), precision < 0);
    }

    String real(String number) {
      return pad(signed(number), Character.isDigit(number.charAt(number.length() - 1)));
    }

    private String signed(String number) {
      if (number.startsWith("-") || "uxXoc".indexOf(conversion) >= 0) {
        return number;
      }
      return has('+') ? "+" + number : has(' ') ? " " + number : number;
    }

    String cut(String value) {
      return pad(
          precision >= 0 && precision < value.length() ? value.substring(0, precision) : value,
          false);
    }

    String pad(String value, boolean zerosAllowed) {
      int missing = width - value.length();
      if (missing <= 0) {
        return value;
      }
      if (has('-')) {
        return value + " ".repeat(missing);
      }
      if (!zerosAllowed || !has('0')) {
        return " ".repeat(missing) + value;
      }
      int sign = !value.isEmpty() && "+- ".indexOf(value.charAt(0)) >= 0 ? 1 : 0;
      int prefix = value.startsWith("0x", sign) || value.startsWith("0X", sign) ? sign + 2 : sign;
      return value.substring(0, prefix) + "0".repeat(missing) + value.substring(prefix);
    }
  }
}
