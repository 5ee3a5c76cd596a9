package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;

/** Reads the list of control groups of a thread and gives controllers their common names. */
final class Cgroups {
  private static final String SUFFIX = "_cgroup";

  private Cgroups() {}

  /** Items {@code subsystem=path}, each with a final NUL; the last {@code =} divides. */
  static List<Cgroup> parse(String joined) {
    List<Cgroup> cgroups = new ArrayList<>();
    for (int start = 0; start < joined.length(); ) {
      int stop = joined.indexOf('\0', start);
      stop = stop < 0 ? joined.length() : stop;
      int divider = joined.lastIndexOf('=', stop - 1);
      if (divider < start) {
        break;
      }
      String subsystem = normalised(joined.substring(start, divider));
      cgroups.add(new Cgroup(subsystem, joined.substring(divider + 1, stop)));
      start = stop + 1;
    }
    return List.copyOf(cgroups);
  }

  private static String normalised(String subsystem) {
    int suffix = subsystem.indexOf(SUFFIX);
    String plain =
        suffix < 0
            ? subsystem
            : subsystem.substring(0, suffix) + subsystem.substring(suffix + SUFFIX.length());
    return switch (plain) {
      case "perf" -> "perf_event";
      case "mem" -> "memory";
      case "io" -> "blkio";
      default -> plain;
    };
  }
}
