package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gaps of groups, and what belongs to them; times are taken from sysdig. */
class FindTimeGapTest {
  private static final String WRITES = "proc.name=work and evt.type=write";
  private static final String FIRST_SOCKET = WRITES + " and fd.num=5";
  private static final String TUPLE = "tuple 10.0.0.1:4000->10.0.0.2:80";
  @TempDir private static Path folder;
  private static Path script;

  @BeforeAll
  static void writeCapture() throws CaptureException, IOException {
    GapScene.write(folder.resolve("gap"));
    script = folder.resolve("find_time_gap_copy.lua");
    try (InputStream in =
        io.jtrace.chisel.ChiselCatalog.class.getResourceAsStream("find_time_gap.lua")) {
      Files.copy(in, script);
    }
  }

  private static List<String> words(String chisel, String argument, String... rest) {
    List<String> words =
        new ArrayList<>(List.of("-r", folder.resolve("gap").toString(), "-c", chisel));
    if (!argument.isEmpty()) {
      words.add(argument);
    }
    words.addAll(List.of(rest));
    return words;
  }

  private static List<String> gaps(String argument, String filter) {
    return Sysdig.ours(words("find_time_gap", argument, filter)).lines().toList();
  }

  /** Times in ns by event number. */
  private static Map<Long, BigDecimal> times(String filter) {
    return Sysdig.run(
            List.of("-r", folder.resolve("gap").toString(), "-p", "%evt.num %evt.rawtime", filter))
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(part -> Long.valueOf(part[0]), part -> new BigDecimal(part[1])));
  }

  private static String seconds(Map<Long, BigDecimal> times, long from, long to) {
    return times
        .get(to)
        .subtract(times.get(from))
        .movePointLeft(9)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0.3",
        "by=all 2",
        "by=thread 0.9",
        "by=proc",
        "by=fd 0.9",
        "by=tuple",
        "by=tuple period=learn",
        "by=fd period=1 0.2",
        "period=0.5"
      })
  void shouldPrintTheSameWhenSysdigRunsIt(String argument) {
    Sysdig.assume();
    // Losses are events too: sysdig has the script see them where nothing is filtered.
    assertEquals(
        Sysdig.run(words(script.toString(), argument)),
        Sysdig.ours(words("find_time_gap", argument)));
  }

  @Test
  void shouldTellTheLateEventTheBurstAndTheOpenGapWhenAPeriodIsGiven() {
    Sysdig.assume();
    Map<Long, BigDecimal> all = times("evt.num>0");
    Map<Long, BigDecimal> sent = times(FIRST_SOCKET + " and evt.dir='>'");
    List<Long> numbers = sent.keySet().stream().sorted().toList();
    // Six sends a second apart, four after the stop, four more at the old pace, then silence.
    long before = numbers.get(5);
    long late = numbers.get(6);
    long burstEnd = numbers.get(9);
    long last = numbers.get(13);
    long end = all.keySet().stream().max(Long::compare).orElseThrow();
    List<String> lines = gaps("by=tuple period=1", FIRST_SOCKET);
    assertEquals(3, lines.size(), lines::toString);
    String gap = seconds(sent, before, late);
    String over = new BigDecimal(gap).subtract(BigDecimal.ONE).toPlainString();
    assertTrue(lines.get(0).contains("(" + gap + ") work > write"), lines::toString);
    assertEquals(late, number(lines.get(0)));
    assertTrue(
        lines.get(0).endsWith("[" + TUPLE + ", period 1, late by " + over + ", events were lost]"),
        lines::toString);
    assertEquals(burstEnd, number(lines.get(1)));
    assertTrue(lines.get(1).contains("(" + seconds(sent, late, burstEnd) + ")"), lines::toString);
    assertTrue(
        lines.get(1).endsWith("caught up: 3 events after " + late + ", 5 were due]"),
        lines::toString);
    assertTrue(
        lines.get(2).contains("(" + seconds(all, last, end) + ") work - end of the capture"),
        lines::toString);
    assertTrue(lines.get(2).endsWith("open since event " + last + "]"), lines::toString);
  }

  @Test
  void shouldLearnThePeriodOfEachConnectionWhenNoneIsGiven() {
    Sysdig.assume();
    List<String> lines = gaps("by=tuple period=learn", WRITES);
    // The paces are a second and half a second, and five calls of 1.4 us or so.
    assertTrue(
        lines.stream().anyMatch(line -> line.contains(TUPLE + ", period 1.00000")),
        lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains(":53, period 0.50000")), lines::toString);
  }

  @Test
  void shouldNotMarkLossesWhenNoneWereInTheGap() {
    List<String> lines = gaps("by=fd 0.9", FIRST_SOCKET);
    assertEquals(
        1,
        lines.stream().filter(line -> line.endsWith("events were lost]")).count(),
        lines::toString);
    // Five at the old pace, the stop, the pause after the burst, three more, and the open one.
    assertEquals(11, lines.size(), lines::toString);
  }

  @Test
  void shouldPrintObjectsWhenJsonIsAskedFor() {
    List<String> plain = gaps("by=fd", FIRST_SOCKET);
    List<String> words = words("find_time_gap", "by=fd", FIRST_SOCKET);
    words.add(0, "-j");
    List<String> json = Sysdig.ours(words).lines().toList();
    assertEquals(
        plain.stream().map(line -> "{\"evt.num\":" + number(line)).toList(),
        json.stream().map(line -> line.substring(0, line.indexOf(','))).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "by=moon", "period=0", "period=x"})
  void shouldRefuseAnArgumentWhenItMeansNothing(String argument) {
    AssertionError e = assertThrows(AssertionError.class, () -> gaps(argument, WRITES));
    assertTrue(e.getMessage().contains("find_time_gap failed"), e::getMessage);
  }
}
