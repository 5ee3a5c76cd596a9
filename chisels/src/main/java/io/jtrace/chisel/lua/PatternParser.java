package io.jtrace.chisel.lua;

import io.jtrace.chisel.lua.PatternItem.Balance;
import io.jtrace.chisel.lua.PatternItem.Close;
import io.jtrace.chisel.lua.PatternItem.End;
import io.jtrace.chisel.lua.PatternItem.Fault;
import io.jtrace.chisel.lua.PatternItem.Frontier;
import io.jtrace.chisel.lua.PatternItem.Open;
import io.jtrace.chisel.lua.PatternItem.Position;
import io.jtrace.chisel.lua.PatternItem.Single;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Turns the text of a pattern into items. Mistakes become items too: LuaJIT finds them late. */
final class PatternParser {
  private static final int MOST_CAPTURES = 32;
  private static final int CHARACTERS = 256;
  private final String text;
  private final List<PatternItem> items = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int captures;
  private int at;

  private PatternParser(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** A pattern's items and how many captures it has. */
  record Parsed(PatternItem[] items, int captures) {}

  /** Parses a pattern, one character a byte, from a position on. */
  static Parsed parse(String text, int from) {
    PatternParser parser = new PatternParser(text, from);
    try {
      while (parser.at < text.length()) {
        parser.item();
      }
      if (!parser.open.isEmpty()) {
        throw new Mistake("unfinished capture");
      }
    } catch (Mistake e) {
      parser.items.add(new Fault(e.getMessage()));
    }
    return new Parsed(parser.items.toArray(PatternItem[]::new), parser.captures);
  }

  private void item() throws Mistake {
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      begin();
    } else if (c == ')') {
      at++;
      end();
    } else if (c == '$' && at + 1 == text.length()) {
      at++;
      items.add(new End());
    } else if (c != '%' || !special()) {
      single();
    }
  }

  private void begin() throws Mistake {
    if (captures >= MOST_CAPTURES) {
      throw new Mistake("too many captures");
    }
    if (peek() == ')') {
      at++;
      items.add(new Position(captures++));
    } else {
      open.push(captures);
      items.add(new Open(captures++));
    }
  }

  private void end() throws Mistake {
    if (open.isEmpty()) {
      throw new Mistake("invalid pattern capture");
    }
    items.add(new Close(open.pop()));
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  /** What {@code %} stands for beside a class; false if it is a class. */
  private boolean special() throws Mistake {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    if (kind == 'b') {
      balance();
    } else if (kind == 'f') {
      frontier();
    } else if (kind >= '0' && kind <= '9') {
      back(kind - '1');
    } else {
      return false;
    }
    return true;
  }

  private void balance() throws Mistake {
    if (at + 3 >= text.length()) {
      throw new Mistake("unbalanced pattern");
    }
    items.add(new Balance((byte) text.charAt(at + 2), (byte) text.charAt(at + 3)));
    at += 4;
  }

  private void frontier() throws Mistake {
    at += 2;
    if (peek() != '[') {
      throw new Mistake("missing '[' after '%f' in pattern");
    }
    items.add(new Frontier(set()));
  }

  private void back(int capture) throws Mistake {
    if (capture < 0 || capture >= captures || open.contains(capture)) {
      throw new Mistake("invalid capture index");
    }
    at += 2;
    items.add(new PatternItem.Back(capture));
  }

  private void single() throws Mistake {
    boolean[] set = set();
    int quantifier = peek();
    boolean repeated = quantifier == '*' || quantifier == '+' || quantifier == '-';
    if (repeated || quantifier == '?') {
      at++;
      items.add(new Single(set, (char) quantifier));
    } else {
      items.add(new Single(set, '1'));
    }
  }

  private boolean[] set() throws Mistake {
    char c = text.charAt(at++);
    boolean[] set = new boolean[CHARACTERS];
    switch (c) {
      case '.' -> add(set, any -> true);
      case '%' -> addEscaped(set, "malformed pattern (ends with '%')");
      case '[' -> addBrackets(set);
      default -> set[c] = true;
    }
    return set;
  }

  private void addEscaped(boolean[] set, String mistake) throws Mistake {
    if (at >= text.length()) {
      throw new Mistake(mistake);
    }
    char letter = text.charAt(at++);
    IntPredicate named = named(Character.toLowerCase(letter));
    if (named == null || letter >= 0x80) {
      set[letter] = true;
    } else {
      add(set, Character.isUpperCase(letter) ? named.negate() : named);
    }
  }

  private static void add(boolean[] set, IntPredicate wanted) {
    for (int c = 0; c < CHARACTERS; c++) {
      set[c] |= wanted.test(c);
    }
  }

  private void addBrackets(boolean[] set) throws Mistake {
    String mistake = "malformed pattern (missing ']')";
    boolean inverted = peek() == '^';
    at += inverted ? 1 : 0;
    boolean first = true;
    while (first || peek() != ']') {
      first = false;
      if (at >= text.length()) {
        throw new Mistake(mistake);
      }
      char c = text.charAt(at++);
      if (c == '%') {
        addEscaped(set, mistake);
      } else if (peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']') {
        char last = text.charAt(at + 1);
        add(set, other -> other >= c && other <= last);
        at += 2;
      } else {
        set[c] = true;
      }
    }
    at++;
    for (int c = 0; inverted && c < CHARACTERS; c++) {
      set[c] = !set[c];
    }
  }

  private static IntPredicate named(char letter) {
    IntPredicate upper = c -> c >= 'A' && c <= 'Z';
    IntPredicate lower = c -> c >= 'a' && c <= 'z';
    IntPredicate digit = c -> c >= '0' && c <= '9';
    IntPredicate graph = c -> c > ' ' && c < 0x7f;
    return switch (letter) {
      case 'a' -> upper.or(lower);
      case 'c' -> c -> c < ' ' || c == 0x7f;
      case 'd' -> digit;
      case 'g' -> graph;
      case 'l' -> lower;
      case 'p' -> graph.and(upper.or(lower).or(digit).negate());
      case 's' -> c -> c == ' ' || c >= '\t' && c <= '\r';
      case 'u' -> upper;
      case 'w' -> upper.or(lower).or(digit);
      case 'x' -> digit.or(c -> c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f');
      case 'z' -> c -> c == 0;
      default -> null;
    };
  }

  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message, null, false, false);
    }
  }
}
