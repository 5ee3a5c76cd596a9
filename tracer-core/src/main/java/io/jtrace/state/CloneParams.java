package io.jtrace.state;

import io.jtrace.event.Event;
import java.nio.charset.StandardCharsets;

/** Parameters that clone and execve exits share, by name, whatever the event's version. */
final class CloneParams {
  private final Event event;

  CloneParams(Event event) {
    this.event = event;
  }

  private int index(String name) {
    int at = event.type().indexOf(name);
    return at < event.paramCount() && at >= 0 && event.paramLength(at) > 0 ? at : -1;
  }

  boolean has(String name) {
    return index(name) >= 0;
  }

  long number(String name, long otherwise) {
    int at = index(name);
    return at < 0 ? otherwise : event.paramLong(at);
  }

  String text(String name) {
    int at = index(name);
    return at < 0 ? "" : event.paramText(at);
  }

  /** All bytes of a parameter, one character each. */
  String raw(String name) {
    int at = index(name);
    return at < 0
        ? ""
        : new String(
            event.array(),
            event.paramOffset(at),
            event.paramLength(at),
            StandardCharsets.ISO_8859_1);
  }

  long flags() {
    return number("flags", 0);
  }

  /** Names, arguments, sizes and owners. */
  void describe(ThreadInfo thread) {
    describeProgram(thread);
    if (has("fdlimit")) {
      thread.fdLimit = number("fdlimit", -1);
    }
    thread.majorFaults = number("pgft_maj", 0);
    thread.minorFaults = number("pgft_min", 0);
    thread.vmSizeKb = number("vm_size", 0);
    thread.vmRssKb = number("vm_rss", 0);
    thread.vmSwapKb = number("vm_swap", 0);
    if (has("uid")) {
      thread.uid = number("uid", 0);
      thread.gid = number("gid", 0);
    }
    if (has("cgroups")) {
      Cgroups.apply(thread, raw("cgroups"));
    }
  }

  private void describeProgram(ThreadInfo thread) {
    String exe = text("exe");
    if (exe.isEmpty()) {
      return;
    }
    thread.exe = exe;
    thread.comm = has("comm") ? text("comm") : exe;
    thread.args = SnapshotThreads.split(raw("args"));
  }
}
