package io.jtrace.state;

import java.util.ArrayDeque;
import java.util.Deque;

/** Joins and normalises paths as descriptor names show them. */
public final class Paths {
  private static final int LONGEST = 1024;

  private Paths() {}

  static String withFinalSlash(String path) {
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  /**
   * Joins a path to a base. An absolute path replaces the base; {@code ..} goes up, {@code .} and
   * double slashes vanish, unprintable characters turn into dots.
   *
   * @param base directory, may be empty
   * @param path relative or absolute
   * @return without a final slash; {@code /PATH_TOO_LONG} above 1024 characters
   */
  public static String join(String base, String path) {
    if (base.length() + path.length() > LONGEST) {
      return "/PATH_TOO_LONG";
    }
    String whole = path.startsWith("/") ? path : base + path;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return printable(whole.startsWith("/") ? "/" + joined : joined);
  }

  private static String printable(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, '.');
      }
    }
    return clean == null ? text : clean.toString();
  }
}
