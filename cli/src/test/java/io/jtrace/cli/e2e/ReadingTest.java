package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.scap.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a capture may come from: several files, one that holds several, pipes, a growing one. */
class ReadingTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  @TempDir private Path folder;
  private Path source;
  private List<String> lines;

  @BeforeEach
  void makeSource() {
    source = SampleCapture.write(folder.resolve("source"));
    lines = Jtrace.read(source);
  }

  @Test
  void shouldReadEachAfreshWhenThereAreSeveralFiles() {
    List<String> twice = new ArrayList<>(lines);
    twice.addAll(lines);

    Lines.assertSame(twice, Jtrace.read(source, "-r", source.toString()));
  }

  @Test
  void shouldGoOnCountingWhenAFileHoldsSeveralCaptures() throws IOException {
    Sysdig.assume();
    byte[] capture = Files.readAllBytes(source);
    Path joined = folder.resolve("joined");
    try (OutputStream out = Files.newOutputStream(joined)) {
      out.write(capture);
      out.write(capture);
    }

    Lines.assertSame(Sysdig.read(joined), Jtrace.read(joined));
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadAPipe(Compression compression) {
    Path packed = SampleCapture.write(folder.resolve("packed"), compression);
    String pipe = "cat '" + packed + "' | '" + Repository.launcher() + "' -r -";

    Lines.assertSame(lines, Command.of("sh", "-c", pipe).runOk().lines());
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadANamedPipe(Compression compression) throws IOException {
    Path packed = SampleCapture.write(folder.resolve("packed"), compression);
    Path pipe = folder.resolve("pipe");
    Command.of("mkfifo", pipe.toString()).runOk();
    try (Command.Background process = Jtrace.command("-r", pipe.toString()).start()) {
      Files.write(pipe, Files.readAllBytes(packed));
      Lines.assertSame(lines, process.await(LIMIT).lines());
    }
  }

  @Test
  void shouldPrintWhatIsThereAndTheRestLaterWhenItFollows() throws IOException {
    byte[] capture = Files.readAllBytes(source);
    Path growing = folder.resolve("growing");
    OutputStream writer = Files.newOutputStream(growing);
    writer.write(Arrays.copyOf(capture, capture.length / 2));
    try (Command.Background process = follow(growing)) {
      assertTrue(
          Waiting.until(LIMIT, () -> process.outputText().lines().count() > lines.size() / 4),
          () -> "it keeps back what it has read: " + process.errorText());
      writer.write(Arrays.copyOfRange(capture, capture.length / 2, capture.length));
      writer.close();
      Command.Outcome outcome = process.await(LIMIT);
      assertEquals(0, outcome.exitCode());
      Lines.assertSame(lines, outcome.lines());
    }
  }

  @Test
  void shouldEndInOrderWhenItFollowsAndASignalComes() throws IOException {
    Path growing = folder.resolve("growing");
    try (OutputStream writer = Files.newOutputStream(growing)) {
      writer.write(Files.readAllBytes(source));
      writer.flush();
      try (Command.Background process = follow(growing)) {
        assertTrue(
            Waiting.until(LIMIT, () -> process.outputText().lines().count() >= lines.size()),
            process::errorText);
        process.signal("TERM");
        Command.Outcome outcome = process.await(LIMIT);
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertEquals("", outcome.err());
        Lines.assertSame(lines, outcome.lines());
      }
    }
  }

  private static Command.Background follow(Path file) {
    return Jtrace.command("-r", file.toString(), "--follow").start();
  }
}
