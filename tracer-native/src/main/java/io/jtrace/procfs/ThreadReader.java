package io.jtrace.procfs;

import io.jtrace.event.FdEntry;
import io.jtrace.event.ProcessEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one process and its threads. */
final class ThreadReader {
  /** Characters of arguments, environment and cgroups that a capture file holds. */
  static final int MAX_AREA = 4096;

  private static final int MAX_TEXT = 1024;

  /** File values of CLONE_FILES and CLONE_THREAD: how a thread that is not the first is told. */
  private static final int THREAD_FLAGS = 1 | 8192;

  private static final int PGID = 2;
  private static final int SID = 3;
  private static final int TTY = 4;
  private static final int MINOR_FAULTS = 7;
  private static final int MAJOR_FAULTS = 9;

  private final Optional<FdReader> fdReader;

  private ThreadReader(Optional<FdReader> fdReader) {
    this.fdReader = fdReader;
  }

  /** One that reads everything. */
  static ThreadReader whole(FdReader fdReader) {
    return new ThreadReader(Optional.of(fdReader));
  }

  /** One that leaves out descriptors, environments and limits. */
  static ThreadReader brief() {
    return new ThreadReader(Optional.empty());
  }

  /** What all threads of a process share. */
  private record Shared(
      String exe,
      String args,
      String env,
      String cwd,
      String root,
      String exePath,
      String cgroups,
      long fdLimit,
      long loginUid) {}

  void read(Path folder, int pid, List<ProcessEntry> into) {
    Shared shared = shared(folder);
    List<ProcessEntry> threads = new ArrayList<>();
    for (int tid : ProcFile.numbers(folder.resolve("task"))) {
      List<FdEntry> fds = tid == pid ? fds(folder) : List.of();
      thread(folder.resolve("task").resolve(Integer.toString(tid)), pid, tid, shared, fds, threads);
    }
    into.addAll(threads);
  }

  private List<FdEntry> fds(Path folder) {
    return fdReader.map(reader -> reader.read(folder)).orElse(List.of());
  }

  private Shared shared(Path folder) {
    String[] command = split(ProcFile.text(folder.resolve("cmdline")));
    String loginUid = ProcFile.text(folder.resolve("loginuid")).trim();
    return new Shared(
        cut(command[0], MAX_TEXT),
        area(command[1]),
        area(slow(folder.resolve("environ"))),
        cut(ProcFile.link(folder.resolve("cwd")), MAX_TEXT),
        cut(ProcFile.link(folder.resolve("root")), MAX_TEXT),
        cut(ProcFile.link(folder.resolve("exe")), MAX_TEXT),
        CgroupText.of(ProcFile.text(folder.resolve("cgroup"))),
        fdLimit(slow(folder.resolve("limits"))),
        loginUid.isEmpty() ? -1 : (int) Long.parseLong(loginUid));
  }

  private String slow(Path file) {
    return fdReader.isPresent() ? ProcFile.text(file) : "";
  }

  private static String[] split(String command) {
    int end = command.indexOf('\0');
    return end < 0
        ? new String[] {command, ""}
        : new String[] {command.substring(0, end), command.substring(end + 1)};
  }

  private static String cut(String text, int limit) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  private static String area(String text) {
    return text.length() > MAX_AREA ? text.substring(0, MAX_AREA - 1) + '\0' : text;
  }

  private static long fdLimit(String limits) {
    String label = "Max open files";
    int at = limits.indexOf(label);
    if (at < 0) {
      return -1;
    }
    String soft = limits.substring(at + label.length()).trim().split("\\s+", 2)[0];
    return soft.equals("unlimited") ? -1 : Long.parseLong(soft);
  }

  private static void thread(
      Path folder, int pid, int tid, Shared shared, List<FdEntry> fds, List<ProcessEntry> into) {
    String stat = ProcFile.text(folder.resolve("stat"));
    StatusText status = new StatusText(ProcFile.text(folder.resolve("status")));
    int close = stat.lastIndexOf(')');
    if (close < 0 || status.text("Pid").isEmpty()) {
      return;
    }
    String comm = stat.substring(stat.indexOf('(') + 1, close);
    String[] cells = stat.substring(close + 2).trim().split(" ");
    into.add(entry(pid, tid, comm, cells, status, shared, fds));
  }

  private static ProcessEntry entry(
      int pid,
      int tid,
      String comm,
      String[] stat,
      StatusText status,
      Shared shared,
      List<FdEntry> fds) {
    return new ProcessEntry(
        tid,
        pid,
        status.number("PPid", 0, -1),
        Long.parseLong(stat[SID]),
        status.number("NSpgid", -1, -1),
        Long.parseLong(stat[PGID]),
        status.number("NSpid", -1, tid),
        status.number("NStgid", -1, pid),
        comm,
        shared.exe(),
        shared.exePath(),
        shared.args(),
        shared.env(),
        shared.cwd(),
        shared.root(),
        shared.cgroups(),
        shared.fdLimit(),
        tid == pid ? 0 : THREAD_FLAGS,
        status.number("Uid", 1, -1),
        status.number("Gid", 1, -1),
        shared.loginUid(),
        Integer.parseInt(stat[TTY]),
        status.number("VmSize", 0, 0),
        status.number("VmRSS", 0, 0),
        status.number("VmSwap", 0, 0),
        Long.parseLong(stat[MAJOR_FAULTS]),
        Long.parseLong(stat[MINOR_FAULTS]),
        false,
        status.hex("CapInh"),
        status.hex("CapPrm"),
        status.hex("CapEff"),
        fds);
  }
}
