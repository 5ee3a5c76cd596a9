package io.jtrace.scap;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;

/** Where an exit keeps one parameter of its enter: a cell of {@code enters.tsv}. */
sealed interface ParamSource {
  /** The last parameter of the exit that is needed; -1 for none. */
  int lastParam();

  /** Writes the value at an index and returns its length. */
  int write(Event exit, byte[] out, int at);

  static ParamSource parse(String cell) {
    if (cell.equals("-")) {
      return new Nowhere();
    }
    int operator = operatorAt(cell);
    if (operator < 0) {
      return new Copy(Integer.parseInt(cell));
    }
    int param = Integer.parseInt(cell.substring(0, operator));
    String operand = cell.substring(operator + 1);
    return switch (cell.charAt(operator)) {
      case '&' -> new Masked(param, Integer.parseInt(operand, 16));
      case ':' -> new Widened(param, Integer.parseInt(operand));
      default -> new Difference(param, Integer.parseInt(operand));
    };
  }

  private static int operatorAt(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (!Character.isDigit(cell.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The exit does not have it: an empty parameter. */
  record Nowhere() implements ParamSource {
    @Override
    public int lastParam() {
      return -1;
    }

    @Override
    public int write(Event exit, byte[] out, int at) {
      return 0;
    }
  }

  /** The bytes of a parameter; a length that an enter cannot have is damage. */
  record Copy(int param) implements ParamSource {
    private static final int LONGEST = 0xffff;

    @Override
    public int lastParam() {
      return param;
    }

    @Override
    public int write(Event exit, byte[] out, int at) {
      int length = exit.paramLength(param);
      if (length > LONGEST) {
        return 0;
      }
      System.arraycopy(exit.array(), exit.paramOffset(param), out, at, length);
      return length;
    }
  }

  /** Flags of which the exit has more than were asked for: what was found is taken away. */
  record Masked(int param, int mask) implements ParamSource {
    @Override
    public int lastParam() {
      return param;
    }

    @Override
    public int write(Event exit, byte[] out, int at) {
      if (exit.paramLength(param) != 4) {
        return 0;
      }
      EventLayout.U32.set(out, at, (int) exit.paramLong(param) & mask);
      return 4;
    }
  }

  /** An unsigned number that the enter has in more bytes; 8 of them at most. */
  record Widened(int param, int bytes) implements ParamSource {
    @Override
    public int lastParam() {
      return param;
    }

    @Override
    public int write(Event exit, byte[] out, int at) {
      if (exit.paramLength(param) == 0) {
        return 0;
      }
      EventLayout.U64.set(out, at, exit.paramLong(param));
      return bytes;
    }
  }

  /** A position in a file before the call: the one after it less what was moved. */
  record Difference(int after, int moved) implements ParamSource {
    @Override
    public int lastParam() {
      return Math.max(after, moved);
    }

    @Override
    public int write(Event exit, byte[] out, int at) {
      if (exit.paramLength(after) != 8) {
        return 0;
      }
      long position = exit.paramLong(after);
      long distance = Math.max(0, exit.paramLong(moved));
      EventLayout.U64.set(
          out, at, Long.compareUnsigned(position, distance) < 0 ? 0 : position - distance);
      return 8;
    }
  }
}
