package io.jtrace.field;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Text of numbers as C's printf writes them. */
final class NumberText {
  private static final int SIGNIFICANT = 6;

  private NumberText() {}

  /** As {@code %g}: six significant digits, without trailing zeros. */
  static String general(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal plain = rounded.stripTrailingZeros();
    if (exponent >= -4 && exponent < SIGNIFICANT) {
      return plain.toPlainString();
    }
    String digits = plain.unscaledValue().abs().toString();
    String sign = plain.signum() < 0 ? "-" : "";
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
  }

  static void appendUnsigned(LatinText out, long value) {
    if (value >= 0) {
      out.append(value);
    } else {
      out.append(Long.toUnsignedString(value));
    }
  }

  /** At least nine digits. */
  static String nineDigits(long value) {
    String text = Long.toString(value);
    return text.length() >= 9 ? text : "0".repeat(9 - text.length()) + text;
  }
}
