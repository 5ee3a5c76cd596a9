package io.jtrace.cli.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * What the tests on a real kernel need. What is missing is printed and the test skipped; where the
 * variable CI is {@code true} a missing tool or BTF fails the test, since there it can be
 * installed.
 */
final class KernelRequirements {
  private KernelRequirements() {}

  /** Root, BTF and these programs. */
  static void assume(String... tools) {
    List<String> lacks = new ArrayList<>(missing(tools));
    if (!Files.exists(Path.of("/sys/kernel/btf/vmlinux"))) {
      lacks.add("a kernel with BTF (/sys/kernel/btf/vmlinux)");
    }
    judge(lacks);
    assumeOrSay(isRoot(), "needs root for eBPF");
  }

  /** These programs alone. */
  static void assumeTools(String... tools) {
    judge(missing(tools));
  }

  static void assumeThat(boolean given, String need) {
    judge(given ? List.of() : List.of(need));
  }

  static void assumeRoot(String why) {
    assumeOrSay(isRoot(), "needs root " + why);
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void judge(List<String> lacks) {
    if (!lacks.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI must have " + String.join(", ", lacks));
    }
    assumeOrSay(lacks.isEmpty(), "needs " + String.join(", ", lacks));
  }

  private static void assumeOrSay(boolean given, String reason) {
    if (!given) {
      System.out.println("skipped: " + reason);
    }
    Assumptions.assumeTrue(given, reason);
  }

  private static List<String> missing(String... tools) {
    List<String> lacks = new ArrayList<>();
    for (String tool : tools) {
      if (List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "/usr/local/bin/").stream()
          .noneMatch(folder -> Files.isExecutable(Path.of(folder + tool)))) {
        lacks.add("the program " + tool);
      }
    }
    return lacks;
  }
}
