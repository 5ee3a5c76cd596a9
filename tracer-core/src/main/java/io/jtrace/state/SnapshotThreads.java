package io.jtrace.state;

import io.jtrace.event.ProcessEntry;
import java.util.ArrayList;
import java.util.List;

/** Makes a thread from its entry at the start of a capture. */
final class SnapshotThreads {
  private static final int NUL = 0;

  private SnapshotThreads() {}

  static ThreadInfo thread(ProcessEntry entry) {
    ThreadInfo thread = new ThreadInfo(entry.tid(), entry.pid());
    thread.ptid = entry.ptid();
    thread.sid = entry.sid();
    thread.vpgid = entry.vpgid();
    thread.vtid = entry.vtid();
    thread.vpid = entry.vpid();
    thread.comm = entry.comm();
    thread.exe = entry.exe();
    thread.exePath = entry.exePath();
    thread.args = split(entry.args());
    thread.root = entry.root();
    thread.fdLimit = entry.fdLimit();
    thread.flags = entry.flags();
    thread.uid = entry.uid();
    thread.gid = entry.gid();
    thread.loginUid = entry.loginUid();
    thread.tty = entry.tty();
    thread.vmSizeKb = entry.vmSizeKb();
    thread.vmRssKb = entry.vmRssKb();
    thread.vmSwapKb = entry.vmSwapKb();
    thread.majorFaults = entry.majorFaults();
    thread.minorFaults = entry.minorFaults();
    thread.exeWritable = entry.exeWritable();
    Cgroups.apply(thread, entry.cgroups());
    if (thread.isMain()) {
      thread.env = environment(entry.env());
      thread.cwd = Paths.withFinalSlash(entry.cwd());
    }
    entry.fds().forEach(fd -> thread.fds.put(fd.fd(), FdInfo.of(fd)));
    return thread;
  }

  /** Items of a NUL-separated list. */
  static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(NUL, start);
      end = end < 0 ? text.length() : end;
      items.add(text.substring(start, end));
      start = end + 1;
    }
    return List.copyOf(items);
  }

  /** Like a list, but a rest of nothing but NULs is left out. */
  static List<String> environment(String text) {
    List<String> items = new ArrayList<>(split(text));
    while (!items.isEmpty() && items.get(items.size() - 1).isEmpty()) {
      items.remove(items.size() - 1);
    }
    return List.copyOf(items);
  }
}
