package io.jtrace.ptrace;

import io.jtrace.capture.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whom the kernel lets a process trace.
 *
 * @param scope 0 own processes, 1 own children, 2 children with CAP_SYS_PTRACE, 3 nobody; source:
 *     Documentation/admin-guide/LSM/Yama.rst of the kernel
 */
record Yama(int scope) {
  private static final Path FILE = Path.of("/proc/sys/kernel/yama/ptrace_scope");
  private static final String REMEDY = "sysctl -w kernel.yama.ptrace_scope=0";

  /** A kernel without Yama is as one with scope 0. */
  static Yama ofThisMachine() {
    try {
      return new Yama(Integer.parseInt(Files.readString(FILE).strip()));
    } catch (IOException absent) {
      return new Yama(0);
    }
  }

  Finding finding() {
    String subject = "ptrace";
    return switch (scope) {
      case 0 -> Finding.works(subject, "commands, and the user's own processes");
      case 1 -> Finding.lacks(subject, "commands; running processes only as root", REMEDY);
      case 2 -> Finding.lacks(subject, "with CAP_SYS_PTRACE only", REMEDY);
      default -> Finding.fails(subject, "forbidden until the next boot", REMEDY + " after a boot");
    };
  }
}
