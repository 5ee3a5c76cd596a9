package io.jtrace.filter;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** The part of a shell pattern that stands for one byte. */
final class GlobSet {
  private static final int BYTES = 256;

  private GlobSet() {}

  /** Reads one part into an empty set and says where the next begins. */
  static int read(String pattern, int at, BitSet set) {
    char c = pattern.charAt(at);
    if (c == '?') {
      set.set(0, BYTES);
      return at + 1;
    }
    if (c == '\\') {
      return readEscape(pattern, at + 1, set);
    }
    int end = c == '[' ? readBracket(pattern, at, set) : -1;
    if (end > 0) {
      return end;
    }
    set.clear();
    set.set(c);
    return at + 1;
  }

  /** A backslash at the end makes a pattern that matches nothing. */
  private static int readEscape(String pattern, int at, BitSet set) {
    if (at < pattern.length()) {
      set.set(pattern.charAt(at));
    }
    return at + 1;
  }

  /** Returns -1 when there is no closing bracket: then the opening one stands for itself. */
  private static int readBracket(String pattern, int open, BitSet set) {
    int at = open + 1;
    boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
    int first = negated ? at + 1 : at;
    at = first;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      at = readItem(pattern, at, set);
    }
    if (at >= pattern.length()) {
      return -1;
    }
    if (negated) {
      set.flip(0, BYTES);
    }
    return at + 1;
  }

  private static int readItem(String pattern, int at, BitSet set) {
    int classEnd = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
    if (classEnd > 0) {
      addClass(pattern.substring(at + 2, classEnd), set);
      return classEnd + 2;
    }
    int lowAt = escaped(pattern, at);
    int dash = lowAt + 1;
    char low = pattern.charAt(lowAt);
    boolean range =
        dash + 1 < pattern.length()
            && pattern.charAt(dash) == '-'
            && pattern.charAt(dash + 1) != ']';
    int highAt = range ? escaped(pattern, dash + 1) : lowAt;
    char high = pattern.charAt(highAt);
    if (low <= high) {
      set.set(low, high + 1);
    }
    return highAt + 1;
  }

  private static int escaped(String pattern, int at) {
    return pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? at + 1 : at;
  }

  private static void addClass(String name, BitSet set) {
    IntPredicate member =
        switch (name) {
          case "alpha" -> GlobSet::isLetter;
          case "digit" -> GlobSet::isDigit;
          case "alnum" -> c -> isLetter(c) || isDigit(c);
          case "upper" -> c -> c >= 'A' && c <= 'Z';
          case "lower" -> c -> c >= 'a' && c <= 'z';
          case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
          case "blank" -> c -> c == ' ' || c == '\t';
          case "xdigit" -> c -> Character.digit(c, 16) >= 0;
          case "punct" -> c -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c);
          case "print" -> c -> c >= ' ' && c < 0x7f;
          case "graph" -> c -> c > ' ' && c < 0x7f;
          case "cntrl" -> c -> c < ' ' || c == 0x7f;
          default -> c -> false;
        };
    for (int c = 0; c < 0x80; c++) {
      set.set(c, set.get(c) || member.test(c));
    }
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
