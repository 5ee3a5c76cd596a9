package io.jtrace.chisel.lua;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as LuaJIT prints them: the exact decimal, ties away from zero; no sign flags, no width. */
final class CNumber {
  private CNumber() {}

  /** As {@code %.Nf}. */
  static String fixed(double value, int precision, boolean point) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String digits =
        new BigDecimal(Math.abs(value)).setScale(precision, RoundingMode.HALF_UP).toPlainString();
    return sign(value) + digits + (point && precision == 0 ? "." : "");
  }

  /** As {@code %.Ne}. */
  static String exponent(double value, int precision, boolean point) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    Scientific rounded = Scientific.of(value, precision + 1);
    StringBuilder out = new StringBuilder(sign(value)).append(rounded.digits().charAt(0));
    if (precision > 0 || point) {
      out.append('.').append(rounded.digits(), 1, precision + 1);
    }
    return appendExponent(out, rounded.exponent()).toString();
  }

  /** As {@code %.Ng}. */
  static String general(double value, int precision, boolean keepZeros) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    int significant = Math.max(precision, 1);
    int exponent = Scientific.of(value, significant).exponent();
    if (exponent < -4 || exponent >= significant) {
      String text = exponent(value, significant - 1, keepZeros);
      int at = text.indexOf('e');
      return keepZeros ? text : stripZeros(text.substring(0, at)) + text.substring(at);
    }
    String text = fixed(value, significant - 1 - exponent, keepZeros);
    return keepZeros ? text : stripZeros(text);
  }

  /** As {@code %a}. */
  static String hex(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String text = Double.toHexString(value).replace(".0p", "p");
    int at = text.indexOf('p') + 1;
    return text.charAt(at) == '-' ? text : text.substring(0, at) + '+' + text.substring(at);
  }

  private static StringBuilder appendExponent(StringBuilder out, int exponent) {
    int size = Math.abs(exponent);
    return out.append('e')
        .append(exponent < 0 ? '-' : '+')
        .append(size < 10 ? "0" : "")
        .append(size);
  }

  private static String stripZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  }

  private static String sign(double value) {
    return value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
  }

  /** Significant digits and the power of ten of the first one. */
  private record Scientific(String digits, int exponent) {
    static Scientific of(double value, int significant) {
      if (value == 0) {
        return new Scientific("0".repeat(significant), 0);
      }
      BigDecimal rounded =
          new BigDecimal(Math.abs(value)).round(new MathContext(significant, RoundingMode.HALF_UP));
      String digits = rounded.unscaledValue().toString();
      int exponent = digits.length() - 1 - rounded.scale();
      int missing = Math.max(0, significant - digits.length());
      return new Scientific(digits + "0".repeat(missing), exponent);
    }
  }
}
