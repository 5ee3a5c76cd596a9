package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaString;

/** Patterns: LuaJIT knows the class {@code %g} of printable characters, LuaJ does not. */
final class Patterns {
  private Patterns() {}

  /** The same pattern with {@code %g} and {@code %G} spelled as ranges. */
  static LuaString withoutGraphClass(LuaString pattern) {
    String text = Text.java(pattern);
    if (!text.contains("%g") && !text.contains("%G")) {
      return pattern;
    }
    StringBuilder out = new StringBuilder();
    boolean inSet = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 1 < text.length()) {
        out.append(escaped(text.charAt(++i), inSet));
        continue;
      }
      inSet = c == '[' || (inSet && c != ']');
      out.append(c);
    }
    return Text.lua(out.toString());
  }

  private static String escaped(char letter, boolean inSet) {
    return switch (letter) {
      case 'g' -> inSet ? "!-~" : "[!-~]";
      case 'G' -> inSet ? "%z\1- \177-\377" : "[^!-~]";
      default -> "%" + letter;
    };
  }
}
