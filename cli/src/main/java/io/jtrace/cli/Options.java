package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line, as sysdig's users know it. Filled by picocli. */
@Command(
    name = "jtrace",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Records what every thread asks of the kernel, and says why something was late.",
    customSynopsis = "jtrace [options] [-p FORMAT] [filter] [-- command args...]",
    footer = {
      "",
      "Check:   sudo jtrace doctor",
      "Record:  sudo jtrace -w transcript",
      "         jtrace -w transcript -- make -j4",
      "Ask:     jtrace -r transcript -c find_time_gap proc.name=keepalived"
    })
final class Options {
  @Mixin ReadOptions read = new ReadOptions();

  @Mixin WriteOptions write = new WriteOptions();

  @Option(
      names = {"-c", "--chisel"},
      paramLabel = "CHISEL",
      description = "Run a chisel; its arguments follow as one word. -cl lists the chisels.")
  List<String> chisels = new ArrayList<>();

  @Option(names = "--list-chisels", description = "List the chisels.")
  boolean listChisels;

  @Option(
      names = "--trusted-chisels",
      description = "Let chisels open files, run programs and send packets.")
  boolean trustedChisels;

  @Option(
      names = {"-i", "--chisel-info"},
      paramLabel = "CHISEL",
      description = "Show what a chisel does and takes.")
  String chiselInfo;

  @Mixin PrintOptions print = new PrintOptions();

  @Mixin LiveOptions live = new LiveOptions();

  @Mixin GoneOptions gone = new GoneOptions();

  @Option(
      names = {"-l", "--list"},
      description = "List the fields; with -v their types.")
  boolean listFields;

  @Option(names = "--list-markdown", description = "List the fields as Markdown tables.")
  boolean listMarkdown;

  @Option(
      names = {"-L", "--list-events"},
      description = "List the event types and their parameters.")
  boolean listEvents;

  @Option(names = "--version", description = "Print the version.")
  boolean version;

  @Option(names = "--libs-version", description = "Print whose event tables are understood.")
  boolean libsVersion;

  @Option(
      names = {"-h", "--help"},
      description = "Print this help.")
  boolean help;

  @Parameters(paramLabel = "FILTER", arity = "0..*", hidden = true)
  List<String> words = new ArrayList<>();

  /** What to run and record, its name first; empty for none. */
  List<String> command = List.of();

  /** Words behind {@code --}: a command, or the filter for a file. */
  void behindOptions(List<String> rest) {
    if (read.isLive()) {
      command = rest;
    } else {
      words.addAll(rest);
    }
  }
}
