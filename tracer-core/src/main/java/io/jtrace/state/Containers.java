package io.jtrace.state;

import java.util.List;

/** Finds the container of a thread by the paths of its control groups. */
final class Containers {
  static final int SHORT_ID = 12;
  private static final int FULL_ID = 64;
  private static final int LXC = 1;

  /** How container engines name control groups: text before and after a 64 digit id. */
  private record Layout(String before, String after, int type) {}

  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout("/docker-", ".scope", 0),
          new Layout("/libpod-", ".scope", 11),
          new Layout("/cri-containerd-", ".scope", 7),
          new Layout("/crio-", ".scope", 8),
          new Layout("/crio-", "", 8),
          new Layout(":cri-containerd:", "", 7),
          new Layout("/", "", 0));

  private final MachineState machine;
  private String lastText = "";
  private List<Cgroup> lastGroups = List.of();

  Containers(MachineState machine) {
    this.machine = machine;
  }

  /** Sets the thread's control groups and its container; most threads have those of the last. */
  void join(ThreadInfo thread, String groups) {
    if (!groups.equals(lastText)) {
      lastText = groups;
      lastGroups = Cgroups.parse(groups);
    }
    thread.cgroups = lastGroups;
    resolve(thread);
  }

  /** Sets the thread's container; empty for none. */
  void resolve(ThreadInfo thread) {
    thread.containerId = "";
    for (Cgroup cgroup : thread.cgroups) {
      if (resolve(thread, cgroup.path())) {
        return;
      }
    }
  }

  private boolean resolve(ThreadInfo thread, String path) {
    for (Layout layout : LAYOUTS) {
      String full = id(path, layout);
      if (!full.isEmpty()) {
        thread.containerId = full.substring(0, SHORT_ID);
        if (machine.container(thread.containerId) == null) {
          machine.put(Container.bare(thread.containerId, "", layout.type));
        }
        return true;
      }
    }
    return resolveLxc(thread, path);
  }

  private boolean resolveLxc(ThreadInfo thread, String path) {
    String marker = "/lxc/";
    int at = path.indexOf(marker);
    if (at < 0) {
      return false;
    }
    int start = at + marker.length();
    int slash = path.indexOf('/', start);
    String name = path.substring(start, slash < 0 ? path.length() : slash);
    if (name.isEmpty()) {
      return false;
    }
    thread.containerId = name;
    if (machine.container(name) == null) {
      machine.put(Container.bare(name, name, LXC));
    }
    return true;
  }

  private static String id(String path, Layout layout) {
    int start = path.lastIndexOf(layout.before);
    int end = path.length() - layout.after.length();
    if (start < 0 || !path.endsWith(layout.after)) {
      return "";
    }
    start += layout.before.length();
    if (end - start != FULL_ID) {
      return "";
    }
    for (int i = start; i < end; i++) {
      if (Character.digit(path.charAt(i), 16) < 0) {
        return "";
      }
    }
    return path.substring(start, end);
  }
}
