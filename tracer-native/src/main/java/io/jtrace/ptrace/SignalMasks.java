package io.jtrace.ptrace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a thread ignores a signal. The kernel drops such signals, and no probe sees them; of a traced
 * thread they are kept for its tracer.
 */
final class SignalMasks {
  private static final int SIGCHLD = 17;
  private static final int SIGCONT = 18;
  private static final int SIGURG = 23;
  private static final int SIGWINCH = 28;

  private SignalMasks() {}

  static boolean isIgnored(int tid, int signal) {
    boolean byDefault =
        signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
    long bit = 1L << signal - 1;
    try {
      Path file = Path.of("/proc/" + tid, "status");
      long ignored = 0;
      long caught = 0;
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        if (line.startsWith("SigIgn:")) {
          ignored = mask(line);
        } else if (line.startsWith("SigCgt:")) {
          caught = mask(line);
        }
      }
      return (ignored & bit) != 0 || byDefault && (caught & bit) == 0;
    } catch (IOException gone) {
      return false;
    }
  }

  private static long mask(String line) {
    return Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).trim(), 16);
  }
}
