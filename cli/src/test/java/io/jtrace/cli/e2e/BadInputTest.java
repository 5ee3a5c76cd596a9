package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input is answered by one message on standard error and exit code 1, whatever is bad. */
class BadInputTest {
  @TempDir private Path folder;

  @Test
  void shouldNameTheFileWhenThereIsNone() {
    Path missing = folder.resolve("missing.scap");
    String message = refused("-r", missing.toString());
    assertTrue(message.contains(missing.toString()), message);
  }

  @Test
  void shouldSayThatAFileIsNoCaptureWhenItIsText() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "dear diary\n".repeat(100));
    String message = refused("-r", text.toString());
    assertTrue(message.contains(text.toString()), message);
    assertTrue(message.contains("capture"), message);
  }

  @Test
  void shouldSayThatAFileIsNoCaptureWhenItIsEmpty() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    String message = refused("-r", empty.toString());
    assertTrue(message.contains(empty.toString()), message);
  }

  @Test
  void shouldPointAtTheMistakeWhenAFilterHasATypo() {
    String filter = "proc.name=a and and evt.type=open";
    List<String> lines = refused("-r", "unread", filter).lines().toList();
    assertPointsAt(lines, filter, filter.indexOf("and evt"));
    assertTrue(lines.get(0).matches(".*\\b16\\b.*"), () -> "the position 16 in " + lines);
  }

  @Test
  void shouldPointAtTheFieldWhenItIsUnknown() {
    String filter = "evt.type=open and proc.nam=a";
    List<String> lines = refused("-r", "unread", filter).lines().toList();
    assertPointsAt(lines, filter, filter.indexOf("proc.nam"));
    assertTrue(lines.get(0).contains("proc.nam"), lines::toString);
  }

  @Test
  void shouldNameTheFieldWhenAFormatHasAnUnknownOne() {
    String message = refused("-r", "unread", "-p", "%evt.num %evt.nonsense");
    assertTrue(message.contains("evt.nonsense"), message);
  }

  @Test
  void shouldNameTheChiselWhenItIsUnknown() {
    String message = refused("-r", "unread", "-c", "find_time_gup");
    assertTrue(message.contains("find_time_gup"), message);
  }

  @Test
  void shouldNameTheOptionWhenItIsUnknown() {
    String message = refused("--nonsense", "-r", "unread");
    assertTrue(message.contains("--nonsense"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void shouldNameTheOptionWhenItsNumberIsNone() {
    String message = refused("-r", "unread", "-n", "many");
    assertTrue(message.contains("-n"), message);
    assertTrue(message.contains("many"), message);
  }

  @Test
  void shouldNameTheFolderWhenAFileCannotBeWritten() {
    KernelRequirements.assume();
    Path target = folder.resolve("missing/transcript");
    String message = refused("-w", target.toString());
    assertTrue(message.contains(target.toString()), message);
  }

  @Test
  void shouldNameTheCapabilityWhenRightsAreMissing() {
    Command command = Jtrace.command("-w", "/dev/null");
    Command.Outcome outcome = (KernelRequirements.isRoot() ? unprivileged(command) : command).run();
    String message = oneMessage(outcome);
    assertAll(
        () -> assertTrue(message.matches("(?s).*CAP_(BPF|PERFMON|SYS_ADMIN).*"), message),
        () -> assertTrue(message.contains("-r"), () -> "what still works, in: " + message));
  }

  private static Command unprivileged(Command command) {
    KernelRequirements.assumeTools("setpriv");
    List<String> prefix = List.of("setpriv", "--reuid", "65534", "--clear-groups");
    KernelRequirements.assumeThat(
        Command.of("test", "-x", Repository.launcher()).behind(prefix).run().exitCode() == 0,
        "a source tree that other users may read");
    return command.behind(prefix);
  }

  private static String refused(String... arguments) {
    return oneMessage(Jtrace.command(arguments).run());
  }

  /** The message; only a message with a caret may have more than one line. */
  private static String oneMessage(Command.Outcome outcome) {
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.out());
    String message = outcome.err().stripTrailing();
    assertFalse(message.isEmpty(), "no message");
    assertFalse(message.contains("Exception") || message.contains("\tat "), message);
    List<String> lines = message.lines().toList();
    assertTrue(lines.size() == 1 || lines.stream().anyMatch(BadInputTest::isCaret), message);
    assertEquals(1, lines.stream().filter(line -> line.startsWith("jtrace: ")).count(), message);
    assertTrue(lines.size() <= 4, message);
    return message;
  }

  private static boolean isCaret(String line) {
    return line.strip().matches("\\^[~^]*");
  }

  /** The caret stands under the given place of the filter, which the line above it repeats. */
  private static void assertPointsAt(List<String> lines, String filter, int place) {
    for (int i = 1; i < lines.size(); i++) {
      if (isCaret(lines.get(i))) {
        String above = lines.get(i - 1);
        assertTrue(above.contains(filter), lines::toString);
        assertEquals(above.indexOf(filter) + place, lines.get(i).indexOf('^'), lines::toString);
        return;
      }
    }
    throw new AssertionError("no caret in " + lines);
  }
}
