package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a kernel test needs; in CI a lack of it is a failure, elsewhere a skip with its reason. */
final class KernelRights {
  private KernelRights() {}

  static void assume() {
    String lack =
        !"root".equals(System.getProperty("user.name"))
            ? "needs root for eBPF"
            : !Files.exists(Path.of("/sys/kernel/btf/vmlinux")) ? "needs a kernel with BTF" : "";
    if (!lack.isEmpty() && System.getenv("CI") != null && lack.contains("BTF")) {
      fail(lack);
    }
    Assumptions.assumeTrue(lack.isEmpty(), lack);
  }
}
