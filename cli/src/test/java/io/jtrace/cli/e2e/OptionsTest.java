package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options as sysdig takes them, and its words for those that it refuses. */
class OptionsTest {
  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void makeSource() {
    source = SampleCapture.write(folder.resolve("source"));
  }

  private Command.Outcome run(String... arguments) {
    List<String> words = new ArrayList<>(List.of("-r", source.toString()));
    words.addAll(List.of(arguments));
    return Jtrace.command(words.toArray(String[]::new)).in(folder).run();
  }

  /** The texts are those of sysdig 0.29.3, with a blank where it forgets one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n 0 | invalid event count 0",
        "-n many | can't parse the -n argument, make sure it's a number: 'many'",
        "-M 0 | invalid duration 0",
        "-M x | invalid duration x",
        "-w f -C 0 | invalid file size 0",
        "-w f -G 0 | invalid duration 0",
        "-w f -W 0 | invalid file limit 0",
        "-w f -e 0 | invalid parameter 'number of events' 0",
        "-t q | invalid modifier for flag -t: 'q' is none of h, a, r, d, D",
        "-A -x | you cannot specify more than one output format",
        "--filter-proclist | you must specify a filter if you use --filter-proclist.",
        "--log-level loud | invalid log level loud",
        "-m x | the mesos client is deprecated",
        "-u | the udig engine is deprecated: live capture uses eBPF",
        "--num | missing required parameter for option '--numevents' (N); see jtrace --help",
        "--nosuch | unknown option: '--nosuch'; see jtrace --help",
        "--fil 3 | '--fil' is not unique: it matches '--file-size', '--filter-proclist';"
            + " see jtrace --help"
      })
  void shouldSayWhatIsWrongWhenAnOptionIsRefused(String arguments, String wanted) {
    Command.Outcome outcome = run(arguments.split(" "));

    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("jtrace: " + wanted, outcome.err().strip());
    assertEquals("", outcome.out());
  }

  @Test
  void shouldRefuseAFormatWithoutText() {
    assertEquals("jtrace: empty formatting token", run("-p", "").err().strip());
  }

  @Test
  void shouldNotOverwriteTheFileItReads() throws IOException {
    byte[] before = Files.readAllBytes(source);
    Command.Outcome outcome = run("-w", source.toString());

    assertEquals(1, outcome.exitCode());
    assertEquals(
        "jtrace: cannot write " + source + ": it is read at the same time", outcome.err().strip());
    assertArrayEquals(before, Files.readAllBytes(source));
  }

  @Test
  void shouldDrawABarWhenStandardErrorIsATerminal() {
    KernelRequirements.assumeTools("script");
    String words = Repository.launcher() + " -r '" + source + "' -q -P";
    String out = Command.of("script", "-qec", words, "/dev/null").runOk().out();

    assertTrue(out.endsWith("\r[" + "#".repeat(40) + "] 100.00 %\r\n"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-P | the -P flag cannot be used with live captures.",
        "--filter-proclist evt.type=open | --filter-proclist not supported with live captures.",
        "--follow | --follow needs a file to read (-r).",
        "-T | tracers are deprecated: -T is taken with -r only"
      })
  void shouldSayWhatALiveCaptureCannotDo(String arguments, String wanted) {
    Command.Outcome outcome = Jtrace.command(arguments.split(" ")).run();

    assertEquals(1, outcome.exitCode());
    assertEquals("jtrace: " + wanted, outcome.err().strip());
  }

  /** Each line is given to both programs. */
  @Test
  void shouldTakeAnEmptyWordForNoFilterAsSysdigDoes() {
    Sysdig.assume();
    Command.Outcome ours = run("", "-n", "9");

    assertEquals(0, ours.exitCode(), ours::toString);
    Lines.assertSame(Sysdig.read(source, "", "-n", "9"), ours.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-n -1",
        "-qn5",
        "--num 20 --unb",
        "-pp",
        "-pc -pp",
        "-pm -n 20",
        "-pk -n 20",
        "-T --page-faults --large-environment -n 20",
        "-B/probe -n 20",
        "--bpf=/probe evt.type=open",
        "evt.type=open -v or -n 9 evt.type=close",
        "-n 9 -- evt.type=open",
        "-U noise -U worker",
        "-E -n 20 -p *%user.name",
        "-F -n 20",
        "-W 2 -C 1 -n 20"
      })
  void shouldPrintWhatSysdigPrints(String line) {
    Sysdig.assume();
    String[] arguments = line.split(" ");
    Command.Outcome ours = run(arguments);

    assertEquals(0, ours.exitCode(), ours::toString);
    Lines.assertSame(Sysdig.read(source, arguments), ours.lines());
  }

  @Test
  void shouldSumUpLikeSysdigWhenVerbose() {
    Sysdig.assume();
    String[] arguments = {"-q", "-v", "-U", "noise", "evt.type=read"};
    List<String> words = new ArrayList<>(List.of("sysdig", "-r", source.toString()));
    words.addAll(Arrays.asList(arguments));
    List<String> theirs = Command.of(words).runOk().err().lines().toList();
    List<String> ours = run(arguments).err().lines().toList();

    assertEquals(theirs.subList(0, 3), ours.subList(0, 3));
    assertEquals(4, ours.size(), ours::toString);
    String last = "Elapsed time: \\d+\\.\\d{3}, Captured Events: \\d+, \\d+\\.\\d\\d eps";
    assertTrue(ours.get(3).matches(last) && theirs.get(3).matches(last), ours::toString);
    assertEquals(theirs.get(3).split(", ")[1], ours.get(3).split(", ")[1]);
  }

  @Test
  void shouldShowTheProgressLikeSysdigWhenAsked() {
    Sysdig.assume();
    Command.Outcome theirs = Command.of("sysdig", "-r", source.toString(), "-P", "-q").runOk();

    assertEquals(theirs.err(), run("-P", "-q").err());
  }
}
