package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a thread's control groups and the container they stand for. */
final class Cgroups {
  private static final Pattern CONTAINER =
      Pattern.compile("(?:^|[/:-])([0-9a-f]{64})(?:\\.scope)?$");
  private static final int ID_CHARS = 12;

  private Cgroups() {}

  static void apply(ThreadInfo thread, String text) {
    List<Cgroup> groups = parse(text);
    thread.cgroups = groups;
    thread.containerId = container(groups);
  }

  private static List<Cgroup> parse(String text) {
    List<Cgroup> groups = new ArrayList<>();
    for (String item : SnapshotThreads.split(text)) {
      int equals = item.lastIndexOf('=');
      if (equals >= 0) {
        groups.add(new Cgroup(subsystem(item.substring(0, equals)), item.substring(equals + 1)));
      }
    }
    return List.copyOf(groups);
  }

  private static String subsystem(String name) {
    String bare = name.endsWith("_cgroup") ? name.substring(0, name.length() - 7) : name;
    return switch (bare) {
      case "perf" -> "perf_event";
      case "mem" -> "memory";
      case "io" -> "blkio";
      default -> bare;
    };
  }

  private static String container(List<Cgroup> groups) {
    for (Cgroup group : groups) {
      Matcher id = CONTAINER.matcher(group.path());
      if (id.find()) {
        return id.group(1).substring(0, ID_CHARS);
      }
    }
    return "";
  }
}
