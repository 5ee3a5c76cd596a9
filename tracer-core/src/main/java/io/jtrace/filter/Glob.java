package io.jtrace.filter;

import java.util.regex.Pattern;

/** Shell patterns without flags, as fnmatch(3) takes them: {@code *} crosses slashes. */
final class Glob {
  private Glob() {}

  static Pattern compile(String glob, int flags) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        regex.append(set(glob.substring(i + 1, close)));
        i = close;
      } else if (c == '\\' && i + 1 < glob.length()) {
        regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      i++;
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL | flags);
  }

  private static String set(String inside) {
    boolean negated = inside.startsWith("!") || inside.startsWith("^");
    String members = negated ? inside.substring(1) : inside;
    String escaped = members.replaceAll("([\\\\\\[\\]^&])", "\\\\$1");
    return "[" + (negated ? "^" : "") + escaped + "]";
  }
}
