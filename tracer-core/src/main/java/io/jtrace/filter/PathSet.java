package io.jtrace.filter;

import java.util.List;

/**
 * Paths, to find out whether another path is one of them or lies under one. Only the names count:
 * {@code /etc}, {@code etc} and {@code //etc/} are the same, and a path without names is the root,
 * under which everything lies. The hash of every leading part of a path comes up on the way through
 * it, so no part is ever cut out.
 */
final class PathSet {
  private final String[] slots;
  private boolean hasRoot;

  PathSet(List<String> paths) {
    slots = new String[Math.max(4, Integer.highestOneBit(Math.max(1, paths.size())) * 4)];
    paths.forEach(this::add);
  }

  private void add(String path) {
    String names = path.replaceAll("/+", "/").replaceAll("^/|/$", "");
    if (names.isEmpty()) {
      hasRoot = true;
    } else {
      slots[slot(names, names.length(), names.hashCode())] = names;
    }
  }

  /** Whether the path or one of the directories it names is in the set. */
  boolean covers(String path) {
    if (hasRoot) {
      return true;
    }
    int hash = 0;
    for (int end = 0; end < path.length(); end++) {
      char c = path.charAt(end);
      boolean inName = c != '/';
      boolean afterName = end > 0 && path.charAt(end - 1) != '/';
      if (!inName && afterName && contains(path, end, hash)) {
        return true;
      }
      if (inName) {
        int before = afterName || hash == 0 ? hash : 31 * hash + '/';
        hash = 31 * before + c;
      }
    }
    return contains(path, path.length(), hash);
  }

  private boolean contains(String path, int end, int hash) {
    return slots[slot(path, end, hash)] != null;
  }

  /** Where the names before an index are or would be; {@code hash} is that of the joined names. */
  private int slot(String path, int end, int hash) {
    int slot = (hash ^ hash >>> 16) & slots.length - 1;
    while (slots[slot] != null && !hasNames(slots[slot], path, end)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private static boolean hasNames(String names, String path, int end) {
    int at = 0;
    for (int i = 0; i < end; i++) {
      char c = path.charAt(i);
      boolean first = c != '/' && i > 0 && path.charAt(i - 1) == '/' && at > 0;
      if (first && !isAt(names, at++, '/') || c != '/' && !isAt(names, at++, c)) {
        return false;
      }
    }
    return at == names.length();
  }

  private static boolean isAt(String names, int at, char c) {
    return at < names.length() && names.charAt(at) == c;
  }
}
