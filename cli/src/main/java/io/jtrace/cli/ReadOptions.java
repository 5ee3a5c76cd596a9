package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which events are taken, and from where. */
final class ReadOptions {
  @Option(
      names = {"-r", "--readfile"},
      paramLabel = "FILE",
      description = "Read events from a capture file ('-': standard input); may be repeated.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--follow",
      description =
          "Go on reading a file that is being written, until its writer has closed it or Ctrl-C.")
  boolean follow;

  @Option(
      names = {"-n", "--numevents"},
      paramLabel = "N",
      description = "Stop after N events that passed the filter.")
  private String numEvents;

  @Option(names = "-M", paramLabel = "SECONDS", description = "Stop after that time.")
  private String seconds;

  @Option(
      names = {"-U", "--suppress-comm"},
      paramLabel = "NAME",
      description = "Ignore the events of programs of that name; may be repeated.")
  List<String> suppressed = new ArrayList<>();

  @Option(
      names = {"-E", "--exclude-users"},
      description = "Neither read nor write users and groups.")
  boolean withoutUsers;

  @Option(
      names = {"-P", "--progress"},
      description = "Show on standard error how much of a file is done.")
  boolean progress;

  boolean isLive() {
    return files.isEmpty();
  }

  /** Negative for all. */
  long events() throws UserError {
    return Amounts.events(numEvents);
  }

  /** 0 for no end. */
  int seconds() throws UserError {
    return Amounts.positive(seconds, "duration");
  }
}
