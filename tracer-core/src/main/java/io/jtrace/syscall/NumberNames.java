package io.jtrace.syscall;

import java.util.Arrays;

/** Names of small numbers: looked up for many an event, so they lie in an array. */
final class NumberNames {
  private String[] names = {};

  /** The first name of a number counts. */
  void add(int number, String name) {
    if (number >= names.length) {
      names = Arrays.copyOf(names, number + 1);
    }
    if (names[number] == null) {
      names[number] = name;
    }
  }

  /** Empty if the number has none. */
  String of(long number) {
    int index = (int) number;
    boolean known = index >= 0 && index < names.length && names[index] != null;
    return known ? names[index] : "";
  }
}
