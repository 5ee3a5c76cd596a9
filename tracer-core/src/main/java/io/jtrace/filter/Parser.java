package io.jtrace.filter;

import io.jtrace.filter.FilterNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses filters by recursive descent.
 *
 * <pre>
 *   filter   := or
 *   or       := and { "or" and }
 *   and      := unary { "and" unary }
 *   unary    := "not" unary | "(" or ")" | check
 *   check    := field "exists"
 *             | field list-op "(" [ value { "," value } ] ")"
 *             | field op value
 *   list-op  := "in" | "intersects" | "pmatch"
 *   op       := "=" | "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "contains" | "icontains"
 *             | "bcontains" | "startswith" | "bstartswith" | "endswith" | "glob" | "iglob" | "regex"
 *   field    := letters, digits, "_" and "." [ "[" anything "]" ]
 *   value    := quoted by ' or " with \\ \" \' \xHH inside, or up to a blank, bracket or, in lists, comma
 * </pre>
 *
 * <p>{@code or} binds weakest, then {@code and}, then {@code not}. A superset of what sysdig 0.29.3
 * takes, which wants brackets where both are mixed.
 */
final class Parser {
  private static final int DEEPEST = 100;
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not");
  private final String text;
  private int at;
  private int depth;

  Parser(String text) {
    this.text = text;
  }

  FilterNode parse() throws FilterException {
    FilterNode node = or();
    skipBlanks();
    if (at < text.length()) {
      throw error("unexpected '" + rest() + "', expected 'and', 'or' or the end");
    }
    return node;
  }

  private FilterNode or() throws FilterException {
    List<FilterNode> children = new ArrayList<>();
    do {
      children.add(and());
    } while (word("or"));
    return children.size() == 1 ? children.get(0) : new FilterNode.Or(children);
  }

  private FilterNode and() throws FilterException {
    List<FilterNode> children = new ArrayList<>();
    do {
      children.add(unary());
    } while (word("and"));
    return children.size() == 1 ? children.get(0) : new FilterNode.And(children);
  }

  private FilterNode unary() throws FilterException {
    if (++depth > DEEPEST) {
      throw error("nested deeper than " + DEEPEST);
    }
    FilterNode node;
    if (word("not")) {
      node = new FilterNode.Not(unary());
    } else if (symbol('(')) {
      node = or();
      if (!symbol(')')) {
        throw error("expected ')'");
      }
    } else {
      node = check();
    }
    depth--;
    return node;
  }

  private FilterNode check() throws FilterException {
    Word field = field();
    Operator operator = operator(field);
    if (operator == Operator.EXISTS) {
      return new FilterNode.Check(field, operator, List.of());
    }
    if (operator.takesList()) {
      return new FilterNode.Check(field, operator, list(operator));
    }
    return new FilterNode.Check(field, operator, List.of(value(false)));
  }

  private Word field() throws FilterException {
    skipBlanks();
    int start = at;
    while (at < text.length() && isFieldCharacter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw at == text.length() ? error("unexpected end of filter") : error("expected a field");
    }
    if (KEYWORDS.contains(text.substring(start, at))) {
      String found = text.substring(start, at);
      at = start;
      throw error("expected a field, found '" + found + "'");
    }
    if (at < text.length() && text.charAt(at) == '[') {
      int end = text.indexOf(']', at);
      if (end < 0) {
        throw error("expected ']' behind the argument");
      }
      at = end + 1;
    }
    return new Word(text.substring(start, at), start);
  }

  private static boolean isFieldCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
  }

  private Operator operator(Word field) throws FilterException {
    skipBlanks();
    for (Operator candidate : Operator.values()) {
      if (candidate.isWord() ? word(candidate.symbol()) : take(candidate.symbol())) {
        return candidate;
      }
    }
    throw at == text.length()
        ? error("unexpected end of filter, expected an operator behind " + field.text())
        : error(
            "unrecognized comparison operator after "
                + field.text()
                + ", expected one of = != < <= > >= contains icontains startswith endswith glob in"
                + " pmatch exists");
  }

  private List<Word> list(Operator operator) throws FilterException {
    if (!symbol('(')) {
      throw error("expected '(' after '" + operator.symbol() + "'");
    }
    List<Word> values = new ArrayList<>();
    do {
      values.add(value(true));
    } while (symbol(','));
    if (!symbol(')')) {
      throw error("expected either ')' or ',' after a value in the list");
    }
    return values;
  }

  private Word value(boolean inList) throws FilterException {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return quoted();
    }
    int start = at;
    while (at < text.length() && !endsValue(text.charAt(at), inList)) {
      at++;
    }
    if (at == start && !inList) {
      throw at == text.length() ? error("unexpected end of filter") : error("expected a value");
    }
    return new Word(text.substring(start, at), start);
  }

  private static boolean endsValue(char c, boolean inList) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || inList && c == ',';
  }

  private Word quoted() throws FilterException {
    int start = at;
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      value.append(text.charAt(at) == '\\' ? escape() : text.charAt(at++));
    }
    if (at == text.length()) {
      at = start;
      throw error("unclosed quotes");
    }
    at++;
    return new Word(value.toString(), start);
  }

  private String escape() throws FilterException {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    if (next == '\\' || next == '"' || next == '\'') {
      at += 2;
      return String.valueOf(next);
    }
    if (next == 'x') {
      try {
        int code = Integer.parseInt(text.substring(at + 2, Math.min(at + 4, text.length())), 16);
        at += 4;
        return String.valueOf((char) code);
      } catch (NumberFormatException e) {
        throw error("unrecognized escape sequence, expected \\xHH");
      }
    }
    at++;
    return "\\";
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Takes a word that ends where a word ends. */
  private boolean word(String word) {
    skipBlanks();
    int end = at + word.length();
    boolean found =
        text.startsWith(word, at) && (end == text.length() || !isFieldCharacter(text.charAt(end)));
    at = found ? end : at;
    return found;
  }

  private boolean symbol(char symbol) {
    skipBlanks();
    return take(String.valueOf(symbol));
  }

  private boolean take(String symbol) {
    boolean found = text.startsWith(symbol, at);
    at += found ? symbol.length() : 0;
    return found;
  }

  private String rest() {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private FilterException error(String message) {
    return new FilterException(message, text, at);
  }
}
