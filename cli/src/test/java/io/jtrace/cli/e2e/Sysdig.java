package io.jtrace.cli.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Debian's sysdig and tshark make of a capture file. */
final class Sysdig {
  private static final Pattern CAPTURED = Pattern.compile("Captured Events: (\\d+)");

  private Sysdig() {}

  /** Skips the test where they are not installed. */
  static void assume() {
    KernelRequirements.assumeTools("sysdig", "tshark");
  }

  /** Its lines; fails if it complains. */
  static List<String> read(Path file, String... arguments) {
    List<String> words = new ArrayList<>(List.of("sysdig", "-r", file.toString()));
    words.addAll(List.of(arguments));
    return Command.of(words).runOk().lines();
  }

  /** What it says it did, such as writing a file. */
  static void run(String... arguments) {
    List<String> words = new ArrayList<>(List.of("sysdig"));
    words.addAll(List.of(arguments));
    Command.of(words).runOk();
  }

  /** Events in the file, hidden ones not counted. */
  static int count(Path file) {
    Command.Outcome outcome = Command.of("sysdig", "-r", file.toString(), "-q", "-v").runOk();
    Matcher captured = CAPTURED.matcher(outcome.err());
    if (!captured.find()) {
      throw new AssertionError("sysdig counts nothing: " + outcome);
    }
    return Integer.parseInt(captured.group(1));
  }

  /** Events that Wireshark sees. */
  static int wiresharkCount(Path file) {
    return Command.of("tshark", "-r", file.toString()).runOk().lines().size();
  }
}
