package io.jtrace.filter;

import io.jtrace.event.ParamType;

/** Width and signedness of an integer type: how a filter's number becomes one of its values. */
record IntegerType(int bits, boolean signed) {
  /** The form of a field's type. */
  static IntegerType of(ParamType type) {
    return switch (type) {
      case INT8 -> new IntegerType(8, true);
      case INT16 -> new IntegerType(16, true);
      case INT32, FD32, PID32 -> new IntegerType(32, true);
      case INT64, ERRNO, FD, PID -> new IntegerType(64, true);
      case UINT8, SIGTYPE, L4PROTO, SOCKFAMILY, FLAGS8, ENUMFLAGS8 -> new IntegerType(8, false);
      case UINT16, SYSCALLID, PORT, FLAGS16, ENUMFLAGS16 -> new IntegerType(16, false);
      case UINT64, RELTIME, ABSTIME -> new IntegerType(64, false);
      default -> new IntegerType(32, false);
    };
  }

  /**
   * Maps a value to a long whose signed order is the type's order; values that differ only in bits
   * the type lacks become the same one, so -1 is the largest unsigned value.
   */
  long order(long value) {
    int unused = 64 - bits;
    return signed ? value << unused >> unused : (value << unused >>> unused) ^ Long.MIN_VALUE;
  }
}
