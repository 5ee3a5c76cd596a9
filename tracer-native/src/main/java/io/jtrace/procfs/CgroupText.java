package io.jtrace.procfs;

import java.util.List;

/**
 * Control groups as capture files have them: {@code subsystem=path}, each with a final NUL. A machine
 * with the unified hierarchy alone has one path, which is told under the names of the subsystems
 * that readers look for.
 */
public final class CgroupText {
  private static final List<String> UNIFIED = List.of("cpuset", "cpu", "cpuacct", "io", "memory");

  private CgroupText() {}

  /**
   * From the text of {@code /proc/PID/cgroup}.
   *
   * @param text lines {@code id:subsystem,...:path}
   * @return pairs with a final NUL each, at most 4096 characters; empty for an empty text
   */
  public static String of(String text) {
    StringBuilder pairs = new StringBuilder();
    String unified = "";
    for (String line : text.split("\n")) {
      String[] cells = line.split(":", 3);
      if (cells.length == 3 && cells[1].isEmpty()) {
        unified = cells[2];
      } else if (cells.length == 3 && !cells[1].startsWith("name=")) {
        for (String subsystem : cells[1].split(",")) {
          append(pairs, subsystem, cells[2]);
        }
      }
    }
    if (pairs.isEmpty() && !unified.isEmpty()) {
      for (String subsystem : UNIFIED) {
        append(pairs, subsystem, unified);
      }
    }
    return pairs.toString();
  }

  private static void append(StringBuilder pairs, String subsystem, String path) {
    if (pairs.length() + subsystem.length() + path.length() + 2 <= ThreadReader.MAX_AREA) {
      pairs.append(subsystem).append('=').append(path).append('\0');
    }
  }
}
