package io.jtrace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line, as sysdig's users know it. Filled by picocli. */
@Command(
    name = "jtrace",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Records what every thread asks of the kernel, and says why something was late.",
    customSynopsis = "jtrace [options] [-p FORMAT] [filter]",
    footer = {
      "",
      "Record:  sudo jtrace -w transcript",
      "Ask:     jtrace -r transcript -c find_time_gap proc.name=keepalived"
    })
final class Options {
  @Option(
      names = {"-r", "--readfile"},
      paramLabel = "FILE",
      description = "Read events from a capture file ('-': standard input); may be repeated.")
  List<String> readFiles = new ArrayList<>();

  @Option(
      names = {"-w", "--writefile"},
      paramLabel = "FILE",
      description = "Write the events to a capture file instead of printing them.")
  Path writeFile;

  @Option(
      names = {"-z", "--compress"},
      description = "Compress the written file with gzip.")
  boolean compress;

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

  @Option(
      names = {"-n", "--numevents"},
      paramLabel = "N",
      description = "Stop after N events that passed the filter.")
  Long numEvents;

  @Option(names = "-M", paramLabel = "SECONDS", description = "Stop after that time.")
  Long seconds;

  @Option(
      names = {"-p", "--print"},
      paramLabel = "FORMAT",
      description = "Print events in this format; -pc shows containers, -pp the default format.")
  String format;

  @Option(
      names = {"-t", "--timetype"},
      paramLabel = "h|a|r|d|D",
      description =
          "Time column: h clock, a epoch, r since the start, d of the call, D since the last event.")
  String timeType = "h";

  @Option(
      names = {"-s", "--snaplen"},
      paramLabel = "BYTES",
      description = "Bytes of each data buffer to keep in a live capture (default: 80).")
  Integer snaplen;

  @Option(
      names = {"-d", "--displayflt"},
      description = "Apply the filter when printing only.")
  boolean displayFilter;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print data buffers whole, and statistics at the end.")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not print events.")
  boolean quiet;

  @Option(
      names = {"-S", "--summary"},
      description = "Print the most frequent calls at the end.")
  boolean summary;

  @Option(
      names = {"-x", "--print-hex"},
      description = "Print data buffers in hex.")
  boolean hex;

  @Option(
      names = {"-X", "--print-hex-ascii"},
      description = "Print data buffers in hex and ASCII.")
  boolean hexAscii;

  @Option(
      names = {"-A", "--print-ascii"},
      description = "Print only the text of data buffers.")
  boolean ascii;

  @Option(
      names = {"-b", "--print-base64"},
      description = "Print data buffers in base64.")
  boolean base64;

  @Option(
      names = {"-j", "--json"},
      description = "Print one JSON object a line.")
  boolean json;

  @Option(
      names = {"-R", "--resolve-ports"},
      description = "Print ports by their service names.")
  boolean resolvePorts;

  @Option(
      names = {"-D", "--debug"},
      description = "Print internal events too.")
  boolean debug;

  @Option(names = "--unbuffered", description = "Flush after each line.")
  boolean unbuffered;

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

  @Option(
      names = {"-h", "--help"},
      description = "Print this help.")
  boolean help;

  @Parameters(paramLabel = "FILTER", arity = "0..*", hidden = true)
  List<String> words = new ArrayList<>();
}
