package io.jtrace.field;

import java.util.Map;
import java.util.Set;

/** Categories of calls that have no event type of their own, as sysdig 0.29.3 shows them. */
final class GenericCategory {
  private static final Map<String, Set<String>> CALLS =
      Map.of(
          "wait", Set.of("pselect6", "epoll_pwait", "waitpid", "wait4", "waitid", "pause"),
          "memory", Set.of("mprotect", "madvise", "mremap", "mlock", "munlock", "mincore", "msync"),
          "time",
              Set.of(
                  "clock_gettime",
                  "gettimeofday",
                  "time",
                  "times",
                  "clock_getres",
                  "alarm",
                  "timerfd_settime"),
          "sleep", Set.of("clock_nanosleep"),
          "signal",
              Set.of(
                  "rt_sigaction",
                  "rt_sigprocmask",
                  "rt_sigreturn",
                  "sigaltstack",
                  "rt_sigtimedwait",
                  "sigreturn"),
          "process",
              Set.of(
                  "getpid",
                  "gettid",
                  "getppid",
                  "exit",
                  "getrusage",
                  "setpgid",
                  "set_tid_address",
                  "set_robust_list",
                  "arch_prctl",
                  "prctl",
                  "sched_yield"),
          "file",
              Set.of(
                  "readlink",
                  "getdents",
                  "getdents64",
                  "fsync",
                  "fdatasync",
                  "statfs",
                  "fstatfs",
                  "readlinkat",
                  "newfstatat",
                  "ftruncate",
                  "truncate",
                  "utime"),
          "user", Set.of("getgroups"),
          "unknown", Set.of("exit_group"));

  private GenericCategory() {}

  static String of(String call) {
    for (Map.Entry<String, Set<String>> entry : CALLS.entrySet()) {
      if (entry.getValue().contains(call)) {
        return entry.getKey();
      }
    }
    return "other";
  }
}
