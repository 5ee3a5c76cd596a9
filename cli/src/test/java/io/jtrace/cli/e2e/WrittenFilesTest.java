package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.scap.Compression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code -r A -w B} writes, held against those that sysdig writes from the same A. */
class WrittenFilesTest {
  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void makeSource() {
    Sysdig.assume();
    source = SampleCapture.write(folder.resolve("source"));
  }

  private Path copy(String name, List<String> arguments) {
    Path target = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("-r", source.toString(), "-w", target.toString()));
    words.addAll(arguments);
    Command.Outcome outcome = Jtrace.command(words.toArray(String[]::new)).runOk();
    assertEquals("", outcome.err());
    return target;
  }

  private Path theirs(List<String> arguments) {
    Path target = folder.resolve("theirs");
    List<String> words = new ArrayList<>(List.of("-r", source.toString(), "-w", target.toString()));
    words.addAll(arguments);
    Sysdig.run(words.toArray(String[]::new));
    return target;
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeTheSameCaptureWhenNothingIsFiltered(Compression compression) {
    Path copy = copy("copy", compression == Compression.GZIP ? List.of("-z") : List.of());

    assertEquals(SampleCapture.EVENTS, Sysdig.count(copy));
    assertEquals(SampleCapture.EVENTS, Sysdig.wiresharkCount(copy));
    Lines.assertSame(Sysdig.read(source), Sysdig.read(copy));
    Lines.assertSame(Sysdig.read(source), Jtrace.read(copy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type=read",
        "-F evt.type=read",
        "-F proc.name=worker and evt.dir=<",
        "-E",
        "-U noise",
        "-U worker -U noise",
        "-n 100",
        "--filter-proclist proc.name=shell",
        "--filter-proclist fd.name=/dev/null or evt.type=open",
        "-d evt.type=open"
      })
  void shouldHoldWhatTheFileOfSysdigHoldsWhenOptionsAreGiven(String line) {
    List<String> arguments = List.of(line.split(" "));
    Path ours = copy("ours", arguments);
    Path theirs = theirs(arguments);

    assertEquals(Sysdig.count(theirs), Sysdig.count(ours));
    assertEquals(Sysdig.wiresharkCount(theirs), Sysdig.wiresharkCount(ours));
    Lines.assertSame(Sysdig.read(theirs), Sysdig.read(ours));
    Lines.assertSame(Sysdig.read(theirs), Jtrace.read(ours));
  }

  @Test
  void shouldKeepNamesOfFilesWhenTheFileIsFat() {
    Path thin = copy("thin", List.of("evt.type=read"));
    Path fat = copy("fat", List.of("-F", "evt.type=read"));

    String format = "%fd.name";
    assertEquals(
        List.of(""), Jtrace.read(thin, "-p", format, "evt.dir=<").stream().distinct().toList());
    assertEquals(
        SampleCapture.SECONDS * SampleCapture.READS,
        Jtrace.read(fat, "-p", format, "evt.dir=<").size());
    Lines.assertSame(Sysdig.read(fat, "-p", format), Jtrace.read(fat, "-p", format));
  }

  @Test
  void shouldStayHiddenWhenAFatFileIsCopied() {
    Path fat = copy("fat", List.of("-F", "evt.type=read"));
    source = fat;
    Path copy = copy("copy", List.of());
    Path filtered = copy("filtered", List.of("evt.dir=<"));

    Lines.assertSame(Sysdig.read(fat), Sysdig.read(copy));
    String[] format = {"-p", "%evt.rawtime %fd.name %evt.args"};
    Lines.assertSame(Jtrace.read(fat, "-p", format[1], "evt.dir=<"), Sysdig.read(filtered, format));
  }

  /** sysdig writes the first event behind the limit too. */
  @Test
  void shouldEndBeforeTheLimitWhenATimeIsGiven() {
    Path copy = copy("short", List.of("-M", "3"));

    assertEquals(3 * SampleCapture.EVENTS / SampleCapture.SECONDS, Sysdig.count(copy));
  }

  @Test
  void shouldWriteNoUsersWhenTheyAreExcluded() {
    Path without = copy("without", List.of("-E"));

    String[] format = {"-n", "3", "-p", "*%user.name %group.name"};
    assertTrue(Jtrace.read(source, format).contains("ann staff"));
    assertFalse(Jtrace.read(without, format).contains("ann staff"));
    Lines.assertSame(Sysdig.read(without, format), Jtrace.read(without, format));
  }

  @Test
  void shouldJoinTheCapturesWhenSeveralAreRead() {
    Path joined = folder.resolve("joined");
    String file = source.toString();
    Jtrace.command("-r", file, "-r", file, "-w", joined.toString()).runOk();

    assertEquals(2 * SampleCapture.EVENTS, Sysdig.count(joined));
    Lines.assertSame(Sysdig.read(joined), Jtrace.read(joined));
  }
}
