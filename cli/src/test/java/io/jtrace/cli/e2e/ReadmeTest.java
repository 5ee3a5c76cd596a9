package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md shows on a console is what happens: its marked blocks run in their order, in one
 * empty folder where {@code ./jtrace} is a link to the launcher.
 */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void shouldPrintWhatTheReadmeShows() throws IOException {
    String page = Files.readString(Repository.ROOT.resolve("README.md"));
    List<ConsoleBlocks.Block> blocks = ConsoleBlocks.of(page).blocks();
    assertFalse(blocks.isEmpty(), "README.md marks no console block as '<!-- test: offline -->'");
    Path link = linkIn(folder);
    try {
      blocks.stream()
          .filter(block -> runnable(block.kind()))
          .flatMap(block -> block.steps().stream())
          .forEach(step -> check(step, folder));
    } finally {
      Files.delete(link);
    }
  }

  private static boolean runnable(String kind) {
    assertTrue(List.of("offline", "kernel", "vrrp").contains(kind), () -> "test: " + kind);
    if (kind.equals("vrrp")) {
      return false; // run by VrrpGapTest, on its recording of the incident
    }
    if (kind.equals("kernel") && !KernelRequirements.isRoot()) {
      System.out.println("skipped: README.md blocks marked kernel need root for eBPF");
      return false;
    }
    return true;
  }

  /** The examples start {@code ./jtrace}. */
  static Path linkIn(Path folder) throws IOException {
    return Files.createSymbolicLink(folder.resolve("jtrace"), Path.of(Repository.launcher()));
  }

  /** Runs one example in a folder that holds {@code ./jtrace}. */
  static void check(ConsoleBlocks.Step step, Path folder) {
    String command = step.command().replaceFirst("^sudo ", "");
    Command.Outcome outcome = Command.of("sh", "-c", "exec 2>&1; " + command).in(folder).run();
    assertTrue(
        step.matches(outcome.out()),
        () ->
            "$ " + step.command() + "\nREADME.md: " + step.expected() + "\nhere: " + outcome.out());
  }
}
