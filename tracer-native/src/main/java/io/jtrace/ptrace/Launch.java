package io.jtrace.ptrace;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.Target;
import io.jtrace.sys.Ptrace;
import io.jtrace.sys.StoppedCommand;
import io.jtrace.sys.SyscallException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tracing begins: with a command that stands still, or with threads that run. */
final class Launch {
  private static final int EPERM = 1;
  private static final int ESRCH = 3;

  private Launch() {}

  static StoppedCommand command(Ptrace ptrace, Tracees tracees, Target.Command command)
      throws CaptureException {
    try {
      StoppedCommand started = new StoppedCommand(command.program(), command.words());
      if (!started.awaitStop()) {
        throw new CaptureException("/bin/sh ended before it ran " + command.program());
      }
      ptrace.seize(started.pid(), Ptrace.FOLLOW | Ptrace.EXIT_KILL);
      tracees.add(new Tracee(started.pid(), started.pid()));
      return started;
    } catch (SyscallException e) {
      throw new CaptureException("cannot trace " + command.program() + ": " + e.getMessage(), e);
    }
  }

  /** Takes every thread of a process; again until no new one has come meanwhile. */
  static void process(Ptrace ptrace, Tracees tracees, int pid) throws CaptureException {
    boolean more = true;
    while (more) {
      more = false;
      for (int tid : threads(pid)) {
        more |= tracees.find(tid) == null && seize(ptrace, tracees, pid, tid);
      }
    }
    if (tracees.find(pid) == null) {
      throw new CaptureException("no process " + pid);
    }
  }

  private static boolean seize(Ptrace ptrace, Tracees tracees, int pid, int tid)
      throws CaptureException {
    try {
      ptrace.seize(tid, Ptrace.FOLLOW);
    } catch (SyscallException e) {
      if (e.errno() == ESRCH) {
        return false;
      }
      throw new CaptureException(
          "cannot trace process " + pid + ": " + (e.errno() == EPERM ? why(pid) : e.getMessage()),
          e);
    }
    tracees.add(new Tracee(tid, pid));
    ptrace.interrupt(tid);
    return true;
  }

  private static List<Integer> threads(int pid) {
    List<Integer> tids = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of("/proc/" + pid, "task"))) {
      folder.forEach(entry -> tids.add(Integer.valueOf(entry.getFileName().toString())));
    } catch (IOException gone) {
      return List.of();
    }
    return tids;
  }

  /** The kernel says only that it may not be. */
  private static String why(int pid) {
    String tracer = status(pid, "TracerPid");
    if (!tracer.isEmpty() && !tracer.equals("0")) {
      return "process " + tracer + " traces it already";
    }
    String owner = status(pid, "Uid");
    if (!owner.equals(status("self", "Uid"))) {
      return "it runs as user " + owner + "; that takes root or CAP_SYS_PTRACE";
    }
    String scope = text(Path.of("/proc/sys/kernel/yama/ptrace_scope")).trim();
    return scope.isEmpty() || scope.equals("0")
        ? "not permitted; it may have changed its user, or a security module forbids it"
        : "kernel.yama.ptrace_scope is " + scope + "; start it with jtrace -- COMMAND instead";
  }

  private static String status(Object pid, String key) {
    for (String line : text(Path.of("/proc/" + pid, "status")).split("\n")) {
      if (line.startsWith(key + ":")) {
        return line.substring(key.length() + 1).trim().split("\\s+")[0];
      }
    }
    return "";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException absent) {
      return "";
    }
  }
}
