package io.jtrace.event;

/** How a number is printed by default. */
public enum PrintFormat {
  /** Not a number. */
  NA,
  /** Decimal. */
  DEC,
  /** Upper-case hexadecimal without a prefix. */
  HEX,
  /** Octal with a leading 0. */
  OCT,
  /** Decimal, zero padded to 9 digits. */
  PADDED_DEC
}
