package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One capture in many files: their names, what each begins with, and that nothing is lost. */
class RotationTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  @TempDir private Path folder;
  private Path source;
  private Path out;

  @BeforeEach
  void makeSource() throws IOException {
    Sysdig.assume();
    source = SampleCapture.write(folder.resolve("source"));
    out = Files.createDirectory(folder.resolve("out"));
  }

  private List<Path> rotate(String name, String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-r", source.toString(), "-w", out.resolve(name).toString()));
    words.addAll(List.of(arguments));
    Command.Outcome outcome = Jtrace.command(words.toArray(String[]::new)).runOk();
    assertEquals("", outcome.err());
    return files();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .sorted(
              Comparator.comparing((Path file) -> file.toString().length()).thenComparing(x -> x))
          .toList();
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  /** The names are those that sysdig 0.29.3 gives; with a date it calls the first first_dump. */
  @ParameterizedTest
  @CsvSource({
    "f,      -e 300,            f0 f1 f2",
    "f,      -e 300 -W 2,       f0 f1",
    "f,      -e 90 -W 12,       f0 f1 f2 f3 f4 f5 f6 f7 f8",
    "f,      -G 1,              f0 f1 f2 f3 f4 f5 f6 f7",
    "f,      -G 3,              f0 f1 f2",
    "f,      -G 1 -W 3,         f0 f1 f2",
    "f,      -C 1,              f0",
    "f,      -C 1 -W 12,        f00",
    "f,      -C 1 -G 3 -W 12,   f000 f101 f202",
    "f,      -C 1 -G 3,         f00 f11 f22",
    "f-%H%S, -G 3,              f-2220 f-2223 f-2226",
    "f-%H%S, -G 1 -W 2,         f-2226 f-2227",
    "f%S,    -e 300,            f%S0 f%S1 f%S2",
    "f,      -W 3,              f"
  })
  void shouldNameTheFilesAsSysdigDoes(String name, String arguments, String wanted)
      throws IOException {
    List<Path> files = rotate(name, arguments.split(" "));

    assertEquals(List.of(wanted.split(" ")), names(files));
    Path last = files.get(files.size() - 1);
    assertEquals(Sysdig.count(last), Sysdig.wiresharkCount(last));
    Lines.assertSame(Sysdig.read(last), Jtrace.read(last));
  }

  @Test
  void shouldHoldSoManyEventsEachWhenTheyAreCounted() throws IOException {
    List<Path> files = rotate("f", "-e", "300");

    int rest = SampleCapture.EVENTS - 2 * 300;
    assertEquals(List.of(300, 300, rest), files.stream().map(Sysdig::count).toList());
  }

  /** Only the exit whose enter is in the file before lacks what the enter knew. */
  @Test
  void shouldKnowThreadsFilesAndFoldersWhereverAFileBegins() throws IOException {
    String format = "*%evt.rawtime %evt.type %proc.name %proc.pname %proc.cwd %user.name %evt.args";
    List<String> whole = Jtrace.read(source, "-D", "-p", format);
    List<String> parts = new ArrayList<>();
    for (Path file : rotate("f", "-e", "50")) {
      parts.addAll(Jtrace.read(file, "-D", "-p", format));
    }

    assertEquals(whole.size(), parts.size());
    for (int i = 0; i < whole.size(); i++) {
      if (i % 50 != 0) {
        assertEquals(whole.get(i), parts.get(i), "event " + (i + 1));
      }
    }
  }

  @Test
  void shouldHoldEveryFilteredEventWhenAFilteredCaptureIsDivided() throws IOException {
    List<String> parts = new ArrayList<>();
    for (Path file : rotate("f", "-G", "2", "-F", "evt.type=read")) {
      parts.addAll(Sysdig.read(file, "-p", "%evt.rawtime %fd.name"));
    }
    Lines.assertSame(Sysdig.read(source, "-p", "%evt.rawtime %fd.name", "evt.type=read"), parts);
  }

  @Test
  void shouldBeginAnotherFileWhenOneIsTooLarge() throws IOException {
    byte[] capture = Files.readAllBytes(source);
    try (OutputStream many = Files.newOutputStream(source)) {
      for (int i = 0; i < 40; i++) {
        many.write(capture);
      }
    }
    List<Path> files = rotate("f", "-C", "1");

    assertTrue(files.size() > 1, files::toString);
    int sum = 0;
    for (Path file : files.subList(0, files.size() - 1)) {
      assertTrue(Files.size(file) > 1_000_000 && Files.size(file) < 1_100_000, file::toString);
      sum += Sysdig.count(file);
    }
    assertEquals(40 * SampleCapture.EVENTS, sum + Sysdig.count(files.get(files.size() - 1)));
  }

  @Test
  void shouldLeaveWholeFilesAndAReadableLastOneWhenItIsKilled() throws Exception {
    Path pipe = folder.resolve("pipe");
    Command.of("mkfifo", pipe.toString()).runOk();
    String name = out.resolve("f").toString();
    byte[] capture = Files.readAllBytes(source);
    Command command = Jtrace.command("-r", pipe.toString(), "-w", name, "-e", "100");
    try (Command.Background process = command.start();
        OutputStream feed = Files.newOutputStream(pipe)) {
      feed.write(Arrays.copyOf(capture, capture.length / 2));
      feed.flush();
      Path last = out.resolve("f3");
      assertTrue(
          Waiting.until(LIMIT, () -> last.toFile().length() > 2000 || !process.alive()),
          process::errorText);
      process.signal("KILL");
      process.await(LIMIT);
    }

    List<Path> files = files();
    for (Path file : files.subList(0, files.size() - 1)) {
      assertEquals(100, Sysdig.count(file));
    }
    Path last = files.get(files.size() - 1);
    assertTrue(!Jtrace.read(last).isEmpty(), "the last file holds nothing");
    Lines.assertSame(Sysdig.read(last), Jtrace.read(last));
  }
}
