package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final Duration STOPPED = Duration.ofMillis(4500);
  private static final Duration ADVERT_LIMIT = Duration.ofSeconds(12);
  private static final double WIRE_TOLERANCE_SECONDS = 0.005;
  private static final String KEEPALIVED = "proc.name=keepalived";
  private static final List<String> ADVERTS =
      List.of(KEEPALIVED, "and", "evt.type=sendmsg", "and", "evt.dir='>'");
  private static final Pattern GAP_LINE =
      Pattern.compile(
          "\\d+ \\d\\d:\\d\\d:\\d\\d\\.\\d{9} \\(([45]\\.\\d+)\\) keepalived > sendmsg"
              + " fd=\\d+\\([^)]*224\\.0\\.0\\.18[^)]*\\) size=40"
              + " tuple=0\\.0\\.0\\.0:112->224\\.0\\.0\\.18:0 *");

  @TempDir private static Path folder;
  private Path transcript;
  private double wireGapSeconds;
  private String backupLog;

  @BeforeAll
  void makeAndRecordTheIncident() throws IOException {
    KernelRequirements.assume("keepalived", "tcpdump", "ip", "sysdig", "tshark");
    transcript = folder.resolve("transcript");
    // On one machine the backup's process would pass the filter too; in life it is another machine.
    Path backup = Files.createSymbolicLink(folder.resolve("vrrp_backup"), keepalived());
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
      wireGapSeconds = wire.longestGapSeconds();
      backupLog = slave.log();
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
    List<String> ours = Jtrace.read(transcript, KEEPALIVED);
    assertSameLines(sysdig(KEEPALIVED), ours);
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
    Files.createSymbolicLink(folder.resolve("jtrace"), Path.of(Repository.launcher()));
    int shown = 0;
    String page = Files.readString(Repository.ROOT.resolve("README.md"));
    for (ConsoleBlocks.Block block : ConsoleBlocks.of(page).blocks()) {
      if (block.kind().equals("vrrp")) {
        block.steps().forEach(step -> ReadmeTest.check(step, folder));
        shown += block.steps().size();
      }
    }
    assertEquals(3, shown, "commands of README.md's incident");
  }

  @Test
  void shouldBeReadByTshark() {
    Command.Outcome outcome =
        Command.of(
                "tshark", "-n", "-r", transcript.toString(), "-T", "fields", "-e", "frame.number")
            .runOk();
    List<String> frames = outcome.lines();
    assertEquals(Integer.toString(frames.size()), frames.get(frames.size() - 1));
    List<String> numbers = Jtrace.read(transcript, "-D", "-p", "%evt.num");
    String last = numbers.get(numbers.size() - 1);
    // Our detail events are frames too, which sysdig does not number: as many as there are fsyncs,
    // and calls that we name and sysdig does not.
    long details =
        Jtrace.read(transcript, "-p", "%evt.num", "evt.type in (fsync, fdatasync)").size()
            + nameless(sysdig("-p", "%evt.type"))
            - nameless(Jtrace.read(transcript, "-p", "%evt.type"));
    assertEquals(Long.parseLong(last) + details, frames.size());
  }

  private static long nameless(List<String> types) {
    return types.stream().filter("<unknown>"::equals).count();
  }

  private List<String> sysdig(String... arguments) {
    List<String> words = new ArrayList<>(List.of("sysdig", "-r", transcript.toString()));
    words.addAll(List.of(arguments));
    return Command.of(words).runOk().lines();
  }

  private static String[] with(String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(ADVERTS);
    return words.toArray(String[]::new);
  }

  /** Fails at the first line that differs; whole lists of a machine's events are too long to show. */
  private static void assertSameLines(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertEquals(expected.get(i), actual.get(i), "line " + (i + 1));
    }
    assertEquals(expected.size(), actual.size(), "number of lines");
  }
}
