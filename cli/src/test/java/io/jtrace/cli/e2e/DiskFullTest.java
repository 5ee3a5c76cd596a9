package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up ends the writing with one line; what was written stays readable. */
@Tag("kernel")
class DiskFullTest {
  private static final String LOAD = load(40_000);

  /** Records more than the disk holds, and less than could outrun a busy machine. */
  private static final String SHORT_LOAD = load(12_000);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  @TempDir private Path folder;

  @Test
  void shouldKeepWhatWasWrittenWhenTheDiskFillsUp() throws IOException {
    KernelRequirements.assume("mount", "umount", "sysdig");
    try (SmallDisk disk = SmallDisk.at(Files.createDirectory(folder.resolve("disk")))) {
      Path live = disk.folder().resolve("live");
      try (Command.Background recording = Jtrace.command("-w", live.toString()).start()) {
        recording.awaitError("capturing", LIMIT);
        Command.of("sh", "-c", LOAD).runOk();
        assertFull(recording.await(LIMIT), 2);
      }
      assertReadable(live);
    }
  }

  @Test
  void shouldKeepWhatWasWrittenWhenTheDiskFillsUpWithACopy() throws IOException {
    KernelRequirements.assume("mount", "umount", "sysdig");
    Path whole = folder.resolve("whole");
    try (Jtrace.Recording recording = Jtrace.record(whole)) {
      Command.of("sh", "-c", SHORT_LOAD).runOk();
      recording.stop();
    }
    assertTrue(Files.size(whole) > 2 * SmallDisk.BYTES, () -> "only " + whole.toFile().length());
    try (SmallDisk disk = SmallDisk.at(Files.createDirectory(folder.resolve("disk")))) {
      Path copy = disk.folder().resolve("copy");
      assertFull(Jtrace.command("-r", whole.toString(), "-w", copy.toString()).run(), 1);
      assertReadable(copy);
    }
  }

  private static String load(int rounds) {
    String loop = "i=0; while [ $i -lt " + rounds + " ]; do echo $i >/dev/null; i=$((i+1)); done";
    return loop + "; ls -lR /usr/lib/x86_64-linux-gnu";
  }

  private static void assertFull(Command.Outcome outcome, int lines) {
    assertEquals(1, outcome.exitCode(), outcome::toString);
    // A disk that has become slow before it was full has made the kernel's ring run over.
    List<String> told =
        outcome
            .err()
            .lines()
            .filter(line -> !line.contains(" ring full ") && !line.contains("(ring full "))
            .toList();
    assertEquals(lines, told.size(), outcome::toString);
    String last = told.get(lines - 1);
    assertTrue(last.startsWith("jtrace: ") && last.contains("no space left"), last);
  }

  /** Read by sysdig without a word, and by us with as many events. */
  private static void assertReadable(Path file) {
    List<String> ours = Jtrace.read(file, "-p", "%evt.num");
    List<String> theirs =
        Command.of("sysdig", "-r", file.toString(), "-p", "%evt.num").runOk().lines();
    assertTrue(ours.size() > 100, () -> "only " + ours.size() + " events");
    assertEquals(theirs, ours);
  }

  /** A file system in memory that a capture fills at once. */
  private record SmallDisk(Path folder) implements AutoCloseable {
    static final long BYTES = 2048 * 1024;

    static SmallDisk at(Path folder) {
      String size = "size=" + BYTES;
      Command.of("mount", "-t", "tmpfs", "-o", size, "jtrace-e2e", folder.toString()).runOk();
      return new SmallDisk(folder);
    }

    @Override
    public void close() {
      Command.of("umount", "-l", folder.toString()).run();
    }
  }
}
