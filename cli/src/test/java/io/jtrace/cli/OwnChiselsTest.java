package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.chisel.ChiselCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our chisels print what sysdig's of the same name print, on captures made here. */
class OwnChiselsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeCaptures() throws CaptureException {
    ChiselScene.mixed(folder.resolve("mixed"));
    ChiselScene.wide(folder.resolve("wide"));
    ChiselScene.values(folder.resolve("values"));
    HttpScene.write(folder.resolve("http"));
  }

  private static List<String> command(String capture, String arguments) {
    String[] parts = arguments.split(" :: ");
    List<String> words = new ArrayList<>(List.of("-r", folder.resolve(capture).toString()));
    String options = parts[0].substring(0, parts[0].indexOf("-c ")).strip();
    if (!options.isEmpty()) {
      words.addAll(List.of(options.split(" ")));
    }
    words.add("-c");
    String[] chisel = parts[0].substring(parts[0].indexOf("-c ") + 3).split(" ", 2);
    words.addAll(List.of(chisel));
    words.addAll(List.of(parts).subList(1, parts.length));
    return words;
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvFileSource(
      resources = "own-chisels.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      encoding = "US-ASCII")
  void shouldPrintWhatSysdigPrints(String capture, String compared, String arguments) {
    Sysdig.assume();
    List<String> command = command(capture, arguments);
    String expected = Sysdig.run(command);
    String actual = Sysdig.ours(command);
    switch (compared) {
      case "exact" -> assertEquals(expected, actual);
      case "json" -> assertEquals(TableJson.of(expected), TableJson.of(actual));
      default -> assertSameRows(expected.lines().toList(), actual.lines().toList());
    }
  }

  /** Rows of equal value come in any order; the values descend. */
  private static void assertSameRows(List<String> expected, List<String> actual) {
    assertFalse(expected.isEmpty());
    if (!expected.get(0).contains("\t")) {
      assertEquals(expected.get(0), actual.get(0), "heading");
    }
    assertEquals(byValue(expected), byValue(actual));
  }

  private static List<String> byValue(List<String> lines) {
    List<String> sorted = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = from;
      while (to < lines.size() && value(lines.get(to)).equals(value(lines.get(from)))) {
        to++;
      }
      lines.subList(from, to).stream().sorted().forEach(sorted::add);
      from = to;
    }
    return sorted;
  }

  private static String value(String line) {
    return line.contains("\t") ? line.replaceAll(".*\t", "") : line.split(" ", 2)[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"iobytes", "iobytes_file", "iobytes_net"})
  void shouldPrintAnObjectASecondWhenJsonIsAskedFor(String chisel) {
    Sysdig.assume();
    String expected =
        Sysdig.run(command("mixed", "-c " + chisel))
            .replaceAll(
                "(\\S+) in:(\\d+) out:(\\d+) tot:(\\d+)",
                "{\"time\":\"$1\",\"in\":$2,\"out\":$3,\"tot\":$4}");
    assertEquals(expected, Sysdig.ours(command("mixed", "-j -c " + chisel)));
  }

  @Test
  void shouldPrintTheCountsAsATableWhenJsonIsAskedFor() {
    Sysdig.assume();
    List<String> expected =
        Sysdig.run(command("mixed", "-c fdcount_by fd.type"))
            .lines()
            .map(line -> "\"" + line.replace("\t", "\","))
            .sorted()
            .toList();
    TableJson table = TableJson.of(Sysdig.ours(command("mixed", "-j -c fdcount_by fd.type")));
    assertEquals(expected, table.rows());
  }

  @Test
  void shouldPrintTheSameCallsWhenJsonIsAskedFor() {
    Sysdig.assume();
    List<String> numbers =
        Sysdig.run(command("mixed", "-c bottlenecks"))
            .lines()
            .map(line -> "{\"evt.num\":" + line.substring(0, line.indexOf(')')) + ",")
            .toList();
    List<String> ours = Sysdig.ours(command("mixed", "-j -c bottlenecks")).lines().toList();
    assertEquals(
        numbers, ours.stream().map(line -> line.substring(0, line.indexOf(',') + 1)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scallslower", "fileslower", "netlower"})
  void shouldPrintTheSameNamesWhenJsonIsAskedFor(String chisel) {
    Sysdig.assume();
    long lines = Sysdig.run(command("mixed", "-c " + chisel + " 1")).lines().count() - 2;
    List<String> ours = Sysdig.ours(command("mixed", "-j -c " + chisel + " 1")).lines().toList();
    assertEquals(lines, ours.size());
    assertTrue(
        ours.stream().allMatch(line -> line.startsWith("{\"evt.datetime\":\"2023-")),
        ours::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scallslower x|min_ms must be a number, not x",
        "httptop often|by must be ncalls, time or bytes, not often",
        "table_generator a b c d e f none|top_number must be a number, not f",
        "table_generator a b c d e 1 meters|value_units must be none, bytes, time or timepct,"
            + " not meters",
        "table_generator a,b c d e f 1 none|keys and keydescs must be of one length, not 2 and 1"
      })
  void shouldSayWhatIsWrongWhenAnArgumentIs(String text) {
    String[] parts = text.split("\\|");
    AssertionError e =
        assertThrows(AssertionError.class, () -> Sysdig.ours(command("mixed", "-c " + parts[0])));
    assertTrue(e.getMessage().contains("ended with 1: " + parts[1] + "\n"), e::getMessage);
  }

  /** Otherwise sysdig's own chisel would be compared with itself. */
  @Test
  void shouldFindEachChiselInThisJar() throws IOException {
    ChiselCatalog alone = new ChiselCatalog(List.of(), folder, List.of());
    for (String name : tested()) {
      assertTrue(alone.find(name).isPresent(), name);
    }
  }

  @Test
  void shouldBeListedInTheDocument() throws IOException {
    List<String> index;
    try (InputStream in = ChiselCatalog.class.getResourceAsStream("index.txt")) {
      index = lines(in).map(file -> file.replaceAll("\\.lua$", "")).sorted().toList();
    }
    List<String> listed =
        Files.readString(Path.of("../docs/chisels.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)).split(" ")[0])
            .sorted()
            .toList();
    assertEquals(index, listed);
  }

  private static List<String> tested() throws IOException {
    try (InputStream in = OwnChiselsTest.class.getResourceAsStream("own-chisels.tsv")) {
      return lines(in)
          .map(line -> line.substring(line.indexOf("-c ") + 3).split(" ", 2)[0])
          .distinct()
          .toList();
    }
  }

  private static Stream<String> lines(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    return text.lines().filter(line -> !line.startsWith("#"));
  }
}
