package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job: a keepalived that is late is recorded and its gap found. One incident is made and
 * recorded; the tests ask jtrace, sysdig and tshark about the same file.
 */
@Tag("kernel")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VrrpGapTest {
  /** What jtrace alone knows of calls that sysdig has no type for. */
  private static final String RESULT = "res=-?\\d+(\\([A-Z0-9]+\\))? $";

  private static final Duration STOPPED = Duration.ofMillis(4500);
  private static final Duration ADVERT_LIMIT = Duration.ofSeconds(12);
  private static final double WIRE_TOLERANCE_SECONDS = 0.005;
  private static final long FIRST_DETAIL_TYPE = 0x8000;
  private static final Pattern GAP_LINE =
      Pattern.compile(
          "\\d+ \\d\\d:\\d\\d:\\d\\d\\.\\d{9} \\(([45]\\.\\d+)\\) keepalived > sendmsg"
              + " fd=\\d+\\([^)]*224\\.0\\.0\\.18[^)]*\\) size=40"
              + " tuple=0\\.0\\.0\\.0:112->224\\.0\\.0\\.18:0 *");

  @TempDir private static Path folder;
  private Path transcript;
  private double wireGapSeconds;
  private String backupLog;

  /** Passes the keepalived of this test. */
  private List<String> keepalivedFilter = List.of("proc.name=keepalived");

  @BeforeAll
  void makeAndRecordTheIncident() throws IOException {
    KernelRequirements.assume("keepalived", "tcpdump", "ip", "sysdig", "tshark");
    transcript = folder.resolve("transcript");
    // On one machine the backup's process would pass the filter too; in life it is another machine.
    Path backup =
        Files.copy(keepalived(), folder.resolve("vrrp_backup"), StandardCopyOption.COPY_ATTRIBUTES);
    try (NetworkPair network = NetworkPair.create();
        WireLog wire = WireLog.onRightOf(network);
        Keepalived master =
            Keepalived.start(keepalived().toString(), "MASTER", 101, folder, network::onLeft);
        Keepalived slave =
            Keepalived.start(backup.toString(), "BACKUP", 100, folder, network::onRight)) {
      awaitAdverts(wire, 2);
      try (Jtrace.Recording recording = Jtrace.record(transcript)) {
        awaitAdverts(wire, wire.adverts() + 2);
        stall(master.sender());
        awaitAdverts(wire, wire.adverts() + 2);
        recording.stop();
      }
      narrowTheFilterIfOthersRan(master);
      wireGapSeconds = wire.longestGapSeconds();
      backupLog = slave.log();
    }
  }

  /** A keepalived that belongs to somebody else would fill the gap with its own adverts. */
  private void narrowTheFilterIfOthersRan(Keepalived master) {
    Set<String> pids =
        Set.copyOf(Jtrace.read(transcript, "-p", "%proc.pid", "proc.name=keepalived"));
    if (!master.pids().containsAll(pids)) {
      keepalivedFilter = List.of("proc.name=keepalived", "and", "proc.pid=" + master.sender());
      System.out.println("another keepalived ran here: asking for " + keepalivedFilter);
    }
  }

  private static Path keepalived() {
    Path usual = Path.of("/usr/sbin/keepalived");
    return Files.exists(usual) ? usual : Path.of("/usr/local/sbin/keepalived");
  }

  private static void stall(long pid) {
    Signals.send("STOP", pid);
    Waiting.pass(STOPPED);
    Signals.send("CONT", pid);
  }

  private static void awaitAdverts(WireLog wire, int wanted) {
    assertTrue(
        Waiting.until(ADVERT_LIMIT, () -> wire.adverts() >= wanted),
        () -> "the master sent only " + wire.adverts() + " of " + wanted + " adverts");
  }

  @AfterAll
  void tellWhatWasSeen() {
    if (backupLog != null) {
      System.out.printf("VRRP gap on the wire: %.6f s%n", wireGapSeconds);
    }
  }

  @Test
  void shouldFindTheGapWhenKeepalivedWasStopped() {
    assertTrue(backupLog.contains("Entering MASTER STATE"), () -> "no takeover: " + backupLog);
    List<String> lines = Jtrace.read(transcript, with("-c", "find_time_gap"));
    List<Double> gaps = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = GAP_LINE.matcher(line);
      if (matcher.matches()) {
        gaps.add(Double.valueOf(matcher.group(1)));
      }
    }
    assertEquals(1, gaps.size(), () -> "gap lines in " + lines);
    assertEquals(wireGapSeconds, gaps.get(0), WIRE_TOLERANCE_SECONDS);
  }

  @Test
  void shouldPrintTheGapAsSysdigDoesWhenBothRunOurChisel() {
    String chisel =
        Repository.ROOT
            .resolve("chisels/src/main/resources/io/jtrace/chisel/find_time_gap.lua")
            .toString();
    assertEquals(sysdig(with("-c", chisel)), Jtrace.read(transcript, with("-c", "find_time_gap")));
  }

  @Test
  void shouldPrintTheLinesOfKeepalivedAsSysdigDoes() {
    String[] filter = keepalivedFilter.toArray(String[]::new);
    List<String> ours = Jtrace.read(transcript, filter);
    assertSameLines(sysdig(filter), ours);
    assertTrue(ours.size() > 20, () -> "only " + ours.size() + " lines of keepalived");
  }

  @Test
  void shouldPrintAsManyEventsAsSysdigDoes() {
    List<String> ours = Jtrace.read(transcript, "-p", "%evt.num %evt.dir %thread.tid");
    List<String> theirs = sysdig("-p", "%evt.num %evt.dir %thread.tid");
    assertSameLines(theirs, ours);
  }

  @Test
  void shouldPrintWhatTheReadmeShowsOfTheIncident() throws IOException {
    Path link = ReadmeTest.linkIn(folder);
    int shown = 0;
    String page = Files.readString(Repository.ROOT.resolve("README.md"));
    for (ConsoleBlocks.Block block : ConsoleBlocks.of(page).blocks()) {
      if (block.kind().equals("vrrp")) {
        block.steps().forEach(step -> ReadmeTest.check(step, folder));
        shown += block.steps().size();
      }
    }
    Files.delete(link);
    assertEquals(3, shown, "commands of README.md's incident");
  }

  @Test
  void shouldBeReadByTshark() {
    List<String> types =
        Command.of(
                "tshark",
                "-n",
                "-r",
                transcript.toString(),
                "-T",
                "fields",
                "-e",
                "sysdig.event_type")
            .runOk()
            .lines();
    // Our detail events are frames of their own, of a type that tshark and sysdig do not know.
    long numbered = types.stream().filter(type -> Long.parseLong(type) < FIRST_DETAIL_TYPE).count();
    List<String> numbers = Jtrace.read(transcript, "-p", "%evt.num");
    assertEquals(Long.parseLong(numbers.get(numbers.size() - 1)), numbered);
  }

  private List<String> sysdig(String... arguments) {
    List<String> words = new ArrayList<>(List.of("sysdig", "-r", transcript.toString()));
    words.addAll(List.of(arguments));
    return Command.of(words).runOk().lines();
  }

  private String[] with(String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(keepalivedFilter);
    words.addAll(List.of("and", "evt.type=sendmsg", "and", "evt.dir='>'"));
    return words.toArray(String[]::new);
  }

  /** Fails at the first line that differs; whole lists of a machine's events are too long to show. */
  private static void assertSameLines(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      String more = actual.get(i).replaceFirst(RESULT, "");
      String line = expected.get(i).equals(more) ? more : actual.get(i);
      assertEquals(expected.get(i), line, "line " + (i + 1));
    }
    assertEquals(expected.size(), actual.size(), "number of lines");
  }
}
