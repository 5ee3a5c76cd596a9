package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever starts after "capturing" appears is in the file, however short its life. */
@Tag("kernel")
class FirstEventTest {
  @TempDir private Path folder;

  @Test
  void shouldHoldAShortProgramWhenItStartsRightAfterTheFirstLine() throws IOException {
    KernelRequirements.assume();
    Path transcript = folder.resolve("transcript");
    // A name of its own, so that nobody else's process is taken for it.
    Path program = Files.copy(Path.of("/bin/true").toRealPath(), folder.resolve("brief_life"));
    program.toFile().setExecutable(true);
    long pid;
    try (Jtrace.Recording recording = Jtrace.record(transcript);
        Command.Background process = Command.of(program.toString()).start()) {
      pid = process.pid();
      process.await(Duration.ofSeconds(10));
      recording.stop();
    }
    List<String> lines =
        Jtrace.read(
            transcript,
            "-p",
            "%evt.dir %evt.type %proc.name",
            "thread.tid=" + pid + " and evt.type in (execve, procexit)");
    // The enter still bears the name of the thread that Java forked; the last exec counts.
    assertEquals("> procexit brief_life", lines.get(lines.size() - 1));
    assertEquals("< execve brief_life", lines.get(lines.size() - 2));
    assertEquals("> execve", lines.get(lines.size() - 3).substring(0, 8));
  }
}
