package io.jtrace.cli;

import picocli.CommandLine.Option;

/** What only a live capture looks at. */
final class LiveOptions {
  @Option(
      names = {"-s", "--snaplen"},
      paramLabel = "BYTES",
      description = "Bytes of each data buffer to keep in a live capture (default: 80).")
  String snaplen;

  @Option(
      names = {"-B", "--bpf", "--modern-bpf"},
      description = "Capture with eBPF; there is no other way, so it changes nothing.")
  boolean bpf;

  @Option(names = "--page-faults", description = "Taken for sysdig's sake; not recorded.")
  boolean pageFaults;

  @Option(names = "--large-environment", description = "Taken for sysdig's sake; cut at 4 KiB.")
  boolean largeEnvironment;

  @Option(
      names = {"-T", "--force-tracers-capture"},
      description = "Taken for sysdig's sake when reading a file.")
  boolean tracers;
}
