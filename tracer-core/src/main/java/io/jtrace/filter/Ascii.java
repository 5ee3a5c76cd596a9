package io.jtrace.filter;

/** Letters without regard to case, ASCII only: other characters are bytes of longer ones. */
final class Ascii {
  private Ascii() {}

  /** The small letter of a large one; anything else as it is. */
  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** A text with small letters. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append(lower((char) c)));
    return lower.toString();
  }

  /** Whether a text contains another that has only small letters. */
  static boolean containsFolded(String text, String folded) {
    for (int start = 0; start + folded.length() <= text.length(); start++) {
      int i = 0;
      while (i < folded.length() && lower(text.charAt(start + i)) == folded.charAt(i)) {
        i++;
      }
      if (i == folded.length()) {
        return true;
      }
    }
    return false;
  }
}
