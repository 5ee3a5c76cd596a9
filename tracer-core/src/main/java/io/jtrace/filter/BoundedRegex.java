package io.jtrace.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that must match a whole text and gives up where backtracking runs wild: a
 * value that takes more than {@value #MAX_STEPS} steps or more stack than there is does not match.
 */
final class BoundedRegex {
  /** Characters looked at for one value; a matching cmdline of 4 KiB takes a few thousand. */
  private static final int MAX_STEPS = 1_000_000;

  private final Counted counted = new Counted();
  private final Matcher matcher;

  BoundedRegex(Pattern pattern) {
    matcher = pattern.matcher(counted);
  }

  /** Whether the whole text matches. */
  boolean matches(String text) {
    counted.begin(text);
    try {
      return matcher.reset().matches();
    } catch (TooCostly | StackOverflowError e) {
      return false;
    }
  }

  /** Thrown to leave the matcher; one instance, without a trace. */
  private static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly() {
      super("regular expression takes too many steps", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final TooCostly tooCostly = new TooCostly();
    private String text = "";
    private int steps;

    void begin(String next) {
      text = next;
      steps = 0;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw tooCostly;
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
