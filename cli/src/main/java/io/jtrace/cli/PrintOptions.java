package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How events are shown. */
final class PrintOptions {
  @Option(
      names = {"-p", "--print"},
      paramLabel = "FORMAT",
      description = "Print events in this format; -pc shows containers, -pp the default format.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = {"-t", "--timetype"},
      paramLabel = "h|a|r|d|D",
      description =
          "Time column: h clock, a epoch, r since the start, d of the call, D since the last event.")
  String timeType = "h";

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
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "From trace to fatal: from 'info' on down, say which files are read.")
  String logLevel = "warning";

  /** The last one given; empty for the default. */
  String format() {
    return formats.isEmpty() ? "" : formats.get(formats.size() - 1);
  }

  /** Whether one was given as no text at all. */
  boolean isFormatMissing() {
    return formats.contains("");
  }

  /** What {@code -pp} asks to print: the format that holds where it stands. */
  Optional<String> formatToPrint() {
    int asked = formats.indexOf("p");
    return asked < 0
        ? Optional.empty()
        : Optional.of(Rendering.template(asked == 0 ? "" : formats.get(asked - 1)));
  }
}
