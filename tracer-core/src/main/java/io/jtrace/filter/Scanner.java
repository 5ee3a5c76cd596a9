package io.jtrace.filter;

import java.nio.charset.StandardCharsets;

/**
 * Reads the pieces of a filter. There is no stream of tokens: the same characters are an operator
 * behind a field and a value behind an operator ({@code evt.dir=>}), so the parser says what it
 * expects.
 */
final class Scanner {
  private static final String FIELD_ENDS = "()=<>!,'\"";
  private static final String VALUE_ENDS = "()'\"";

  private final Source source;
  private final String text;
  private int at;

  Scanner(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** Index of the next character. */
  int position() {
    return at;
  }

  /** Whether nothing is left. */
  boolean atEnd() {
    return at == text.length();
  }

  /** The next character, NUL at the end. */
  char next() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  /** Moves behind blanks and line breaks. */
  void skipBlanks() {
    while (!atEnd() && isBlank(next())) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** Moves behind a character if it is the next. */
  boolean takes(char wanted) {
    boolean found = !atEnd() && next() == wanted;
    at += found ? 1 : 0;
    return found;
  }

  /** Moves behind a keyword if it comes next and ends there. */
  boolean takesWord(String word) {
    boolean found = startsWithWord(word);
    at += found ? word.length() : 0;
    return found;
  }

  /** Whether a keyword comes next and ends there. */
  boolean startsWithWord(String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (end == text.length() || isBlank(text.charAt(end)) || isBracket(text.charAt(end)));
  }

  private static boolean isBracket(char c) {
    return c == '(' || c == ')';
  }

  /** Reads a field with its argument, without the quotes an argument may have; may be empty. */
  String field() throws FilterException {
    int start = at;
    while (!atEnd() && !isBlank(next()) && FIELD_ENDS.indexOf(next()) < 0) {
      if (next() == '[') {
        return text.substring(start, at) + argument();
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String argument() throws FilterException {
    int open = at++;
    if (next() == '"' || next() == '\'') {
      String quoted = quoted().text();
      return "[" + quoted + closeArgument(open);
    }
    int start = at;
    while (!atEnd() && next() != ']') {
      at++;
    }
    return "[" + text.substring(start, at) + closeArgument(open);
  }

  private char closeArgument(int open) throws FilterException {
    if (!takes(']')) {
      throw source.error("unclosed '[' in a field argument", open);
    }
    return ']';
  }

  /** Reads an operator. */
  Operator operator() throws FilterException {
    int start = at;
    Operator longest = null;
    for (Operator operator : Operator.values()) {
      boolean longer = longest == null || operator.sign().length() > longest.sign().length();
      if (longer && text.startsWith(operator.sign(), at)) {
        longest = operator;
      }
    }
    if (longest == null) {
      throw source.error("expected a valid check operator: one of " + Operator.allSigns(), start);
    }
    at += longest.sign().length();
    return longest;
  }

  /**
   * Reads a value, quoted or not; empty when the next character cannot begin one. A comma ends it
   * only in a list.
   */
  Node.Value value(boolean inList) throws FilterException {
    if (next() == '"' || next() == '\'') {
      return quoted();
    }
    int start = at;
    while (!atEnd() && !endsValue(next(), inList)) {
      at++;
    }
    return new Node.Value(start, byteText(text.substring(start, at)));
  }

  private static boolean endsValue(char c, boolean inList) {
    return isBlank(c) || VALUE_ENDS.indexOf(c) >= 0 || inList && c == ',';
  }

  private static String byteText(String characters) {
    return new String(characters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private Node.Value quoted() throws FilterException {
    int open = at++;
    char quote = text.charAt(open);
    StringBuilder value = new StringBuilder();
    int plain = at;
    while (!atEnd() && next() != quote) {
      if (next() == '\\' && isEscape()) {
        value.append(byteText(text.substring(plain, at))).append(escape());
        plain = at;
      } else {
        at++;
      }
    }
    value.append(byteText(text.substring(plain, at)));
    if (!takes(quote)) {
      throw source.error("unclosed quotes", open);
    }
    return new Node.Value(open, value.toString());
  }

  /** Other backslashes stay, so that patterns need not double theirs. */
  private boolean isEscape() {
    return at + 1 < text.length() && "\\\"'x".indexOf(text.charAt(at + 1)) >= 0;
  }

  private char escape() throws FilterException {
    char kind = text.charAt(at + 1);
    if (kind != 'x') {
      at += 2;
      return kind;
    }
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    int low = at + 3 < text.length() ? Character.digit(text.charAt(at + 3), 16) : -1;
    if (high < 0 || low < 0) {
      throw source.error("unrecognized escape sequence: \\x needs two hex digits", at);
    }
    at += 4;
    return (char) (high << 4 | low);
  }
}
