package io.jtrace.format;

import io.jtrace.field.LatinText;

/**
 * Strings of JSON. Texts hold one byte a character; they are read as UTF-8 and what is beyond ASCII
 * is escaped, so that the output is ASCII. What is no UTF-8 becomes U+FFFD, as in sysdig.
 */
final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final int REPLACEMENT = 0xfffd;
  private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

  private JsonText() {}

  static void quote(LatinText text, LatinText out) {
    out.append('"');
    int at = 0;
    while (at < text.length()) {
      int end = plain(text, at);
      out.append(text.array(), at, end - at);
      at = end < text.length() ? escaped(text, end, out) : end;
    }
    out.append('"');
  }

  /** Appends a character that does not stand for itself; returns where it ends. */
  private static int escaped(LatinText text, int at, LatinText out) {
    char c = text.charAt(at);
    if (c < 0x80) {
      ascii(c, out);
      return at + 1;
    }
    int length = sequenceLength(c);
    boolean whole = length > 0 && at + length <= text.length();
    codePoint(whole ? decode(text, at, length) : REPLACEMENT, out);
    return at + (whole ? length : 1);
  }

  /** Where the characters that stand for themselves end. */
  private static int plain(LatinText text, int from) {
    byte[] bytes = text.array();
    int end = text.length();
    int at = from;
    while (at < end && bytes[at] >= 0x20 && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private static void ascii(char c, LatinText out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < 0x20) {
          escape(c, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  /** Bytes of a sequence by its first one; 0 if none begins so. */
  private static int sequenceLength(char first) {
    if (first < 0xe0) {
      return 2;
    }
    if (first < 0xf0) {
      return 3;
    }
    return first < 0xf8 ? 4 : 0;
  }

  private static int decode(CharSequence text, int at, int length) {
    int point = text.charAt(at) & 0xff >> length + 1;
    for (int i = 1; i < length; i++) {
      point = point << 6 | text.charAt(at + i) & 0x3f;
    }
    boolean surrogate = length == 3 && point >= 0xd800 && point <= 0xdfff;
    return point < SMALLEST[length] || surrogate ? REPLACEMENT : point;
  }

  private static void codePoint(int point, LatinText out) {
    if (Character.isBmpCodePoint(point)) {
      escape(point, out);
    } else {
      escape(Character.highSurrogate(point), out);
      escape(Character.lowSurrogate(point), out);
    }
  }

  private static void escape(int unit, LatinText out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(unit >> shift & 15));
    }
  }
}
