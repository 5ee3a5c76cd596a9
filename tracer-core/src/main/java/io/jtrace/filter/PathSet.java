package io.jtrace.filter;

import java.util.List;

/**
 * Paths, to find out whether another path is one of them or lies under one. The hash of every
 * leading part of that path comes up on the way through it, so no part is ever cut out.
 */
final class PathSet {
  private final String[] slots;
  private boolean hasRoot;

  PathSet(List<String> paths) {
    slots = new String[Math.max(4, Integer.highestOneBit(Math.max(1, paths.size())) * 4)];
    paths.forEach(this::add);
  }

  private void add(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String trimmed = path.substring(0, end);
    if (end == 0 && !path.isEmpty()) {
      hasRoot = true;
    } else {
      slots[slot(trimmed, end, trimmed.hashCode())] = trimmed;
    }
  }

  /** Whether the path or one of the directories it names is in the set. */
  boolean covers(String path) {
    if (hasRoot && path.startsWith("/")) {
      return true;
    }
    int hash = 0;
    for (int end = 0; end < path.length(); end++) {
      char c = path.charAt(end);
      if (c == '/' && end > 0 && contains(path, end, hash)) {
        return true;
      }
      hash = 31 * hash + c;
    }
    return contains(path, path.length(), hash);
  }

  private boolean contains(String path, int end, int hash) {
    return slots[slot(path, end, hash)] != null;
  }

  /** Where the first characters of a path are or would be; {@code hash} as String makes it. */
  private int slot(String path, int end, int hash) {
    int slot = (hash ^ hash >>> 16) & slots.length - 1;
    while (slots[slot] != null && !isStart(slots[slot], path, end)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private static boolean isStart(String candidate, String path, int end) {
    return candidate.length() == end && path.startsWith(candidate);
  }
}
