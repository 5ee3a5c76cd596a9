package io.jtrace.state;

/**
 * Joins a directory and a path as text, as sysdig 0.29.3 does: {@code ..} takes a directory off,
 * {@code .} and double slashes vanish, unprintable bytes become dots, a final slash goes. Links are
 * not followed: the events do not tell.
 */
public final class Paths {
  private static final int LIMIT = 1024;
  private final StringBuilder out = new StringBuilder(64);

  private Paths() {}

  /**
   * Joins two paths; the base is taken as it is, only the path is cleaned.
   *
   * @param base a directory, with a final slash if a slash belongs there; unused when the path is
   *     absolute
   * @param path absolute or relative
   * @return the path from the root if either was, {@code /PATH_TOO_LONG} above 1024 bytes
   */
  public static String join(String base, String path) {
    if (base.length() + path.length() + 2 > LIMIT) {
      return "/PATH_TOO_LONG";
    }
    if (isClean(path)) {
      boolean absolute = path.charAt(0) == '/';
      if (absolute || base.endsWith("/")) {
        return absolute ? path : base.concat(path);
      }
    }
    return new Paths().joined(base, path);
  }

  /** Whether there is nothing to clean: no dots or slashes behind a slash, none at the end. */
  private static boolean isClean(String path) {
    int length = path.length();
    char before = '/';
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      if (c < 0x20 || c > 0x7e || before == '/' && (c == '.' || c == '/' && i > 0)) {
        return false;
      }
      before = c;
    }
    return length > 0 && before != '/';
  }

  /** A directory's path as a base to join to. */
  static String withFinalSlash(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private String joined(String base, String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      out.append(base);
    }
    int at = 0;
    while (at < path.length()) {
      at = step(path, at);
    }
    int end = out.length();
    if (end > 1 && out.charAt(end - 1) == '/') {
      out.setLength(end - 1);
    }
    return out.toString();
  }

  private int step(String path, int at) {
    char c = path.charAt(at);
    if (c == '/') {
      int end = out.length();
      if (end == 0 || out.charAt(end - 1) != '/') {
        out.append(c);
      }
      return at + 1;
    }
    if (c != '.' || at > 0 && path.charAt(at - 1) != '/') {
      out.append(c < 0x20 || c > 0x7e ? '.' : c);
      return at + 1;
    }
    return dots(path, at);
  }

  private int dots(String path, int at) {
    boolean two = at + 1 < path.length() && path.charAt(at + 1) == '.';
    int after = two ? at + 2 : at + 1;
    boolean last = after == path.length();
    if (!last && path.charAt(after) != '/') {
      out.append(two ? ".." : ".");
      return after;
    }
    if (two) {
      toParent();
    }
    return last ? after : after + 1;
  }

  private void toParent() {
    int end = out.length();
    if (end <= 1) {
      return;
    }
    end--;
    while (end > 0 && out.charAt(end - 1) != '/') {
      end--;
    }
    out.setLength(end);
  }
}
