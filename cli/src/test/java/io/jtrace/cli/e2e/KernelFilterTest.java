package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two recordings of the same shell at the same time, one with the filter in the kernel and one
 * without: the same lines. Event numbers differ, for they count what the kernel delivers, and so
 * does what each recorder finds out about its own start.
 */
@Tag("kernel")
class KernelFilterTest {
  private static final String FORMAT =
      "*%thread.tid %proc.name %evt.dir %evt.type %fd.name %evt.args";

  /** Opens, forks, executes and renames itself: the new name is not the one it goes by. */
  private static final String SCRIPT =
      """
      exec 5</etc/hostname
      read line <&5
      echo other >/proc/$$/comm
      read line <&5
      (read line <&5; "$0" /etc/hostname >/dev/null)
      exec 5<&-
      """;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private Path shell;
  private Path cat;

  @Test
  void shouldShowTheSameLinesWhenTheKernelFilters() throws IOException {
    KernelRequirements.assume();
    shell = copy("/bin/sh", "chosen_one");
    cat = copy("/bin/cat", "chosen_cat");
    assertSameLines("proc.name=chosen_one");
    assertSameLines(
        "proc.name in (chosen_one,chosen_cat) and evt.type in (read,openat,write,procexit)");
    assertSameLines("(proc.name=chosen_one or proc.name=chosen_cat) and evt.dir=<");
    assertSameLines("evt.type in (read,write) and proc.name contains chosen_one");
  }

  /** A name of its own, so that nobody else's process is taken for it. */
  private Path copy(String program, String name) throws IOException {
    Path copy = Files.copy(Path.of(program).toRealPath(), folder.resolve(name));
    copy.toFile().setExecutable(true);
    return copy;
  }

  private void assertSameLines(String filter) throws IOException {
    try (Command.Background here = print(filter);
        Command.Background there = print(filter, "--no-kernel-filter")) {
      Command.of(shell.toString(), "-c", SCRIPT, cat.toString()).runOk();
      String lines = ended(here);
      assertEquals(ended(there), lines, filter);
      assertTrue(lines.lines().count() > 10, filter + ": " + lines);
    }
  }

  private static Command.Background print(String filter, String... more) {
    List<String> words = new ArrayList<>(List.of("-v", "-p", FORMAT));
    words.addAll(List.of(more));
    // a switch names a thread of somebody else, whom the later of the two may have met at its start
    words.add("(" + filter + ") and evt.type!=switch");
    Command.Background process =
        Jtrace.command(words.toArray(String[]::new))
            .behind(List.of("env", "--default-signal=INT"))
            .start();
    process.awaitError("capturing", LIMIT);
    return process;
  }

  private static String ended(Command.Background process) {
    process.signal("INT");
    // control groups are read from procfs, where a short-lived process is found by luck
    return process.await(LIMIT).out().replaceAll("cgroups=\\S*", "cgroups");
  }
}
