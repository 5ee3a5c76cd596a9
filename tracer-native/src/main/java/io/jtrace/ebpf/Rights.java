package io.jtrace.ebpf;

import io.jtrace.capture.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this process may do.
 *
 * @param capabilities effective ones, a bit each; source: linux/capability.h
 */
record Rights(long capabilities) {
  /** Runs jtrace as an ordinary user with no more than it needs. */
  static final String REMEDY =
      "run it as root, or: sudo setpriv --reuid=$(id -u) --regid=$(id -g) --init-groups"
          + " --inh-caps=+bpf,+perfmon,+sys_ptrace --ambient-caps=+bpf,+perfmon,+sys_ptrace jtrace";

  private static final int SYS_PTRACE = 19;
  private static final int SYS_ADMIN = 21;
  private static final int PERFMON = 38;
  private static final int BPF = 39;
  private static final String LINE = "CapEff:";

  static Rights ofThisProcess() {
    try {
      return of(Files.readString(Path.of("/proc/self/status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rights of(String status) {
    return new Rights(
        status
            .lines()
            .filter(line -> line.startsWith(LINE))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(LINE.length()).strip(), 16))
            .findFirst()
            .orElse(0));
  }

  private boolean has(int capability) {
    return (capabilities >> capability & 1) != 0;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(needed("CAP_BPF", BPF));
    findings.add(needed("CAP_PERFMON", PERFMON));
    findings.add(
        has(SYS_PTRACE)
            ? Finding.works("CAP_SYS_PTRACE", "held")
            : Finding.lacks(
                "CAP_SYS_PTRACE",
                "missing: descriptors and folders of others' processes stay unknown at the start",
                REMEDY));
    return findings;
  }

  private Finding needed(String name, int capability) {
    if (has(capability)) {
      return Finding.works(name, "held");
    }
    return has(SYS_ADMIN)
        ? Finding.works(name, "held by CAP_SYS_ADMIN")
        : Finding.fails(name, "missing", REMEDY);
  }
}
