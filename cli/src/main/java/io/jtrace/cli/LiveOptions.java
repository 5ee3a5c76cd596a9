package io.jtrace.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What only a live capture looks at. */
final class LiveOptions {
  @Option(
      names = {"-s", "--snaplen"},
      paramLabel = "BYTES",
      description = "Bytes of each data buffer to keep in a live capture (default: 80).")
  String snaplen;

  @Option(
      names = "--buffer",
      paramLabel = "SIZE",
      description =
          "Memory for events between kernel and jtrace, such as 64M (default: from the machine's"
              + " memory).")
  String buffer;

  @Option(
      names = "--no-kernel-filter",
      description = "Let the kernel deliver every event; the filter is applied here alone.")
  boolean noKernelFilter;

  @Option(
      names = {"-B", "--bpf", "--modern-bpf"},
      description = "Capture with eBPF, as is done where it can be; it changes nothing.")
  boolean bpf;

  @Option(
      names = "--pid",
      paramLabel = "PID",
      split = ",",
      description =
          "Capture running processes, with all threads and what they start; leaves them running.")
  Set<Integer> pids = new LinkedHashSet<>();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "ebpf or ptrace (default: eBPF where it is allowed, else ptrace, which needs no rights"
              + " but takes a command or --pid).")
  String source;

  @Option(names = "--page-faults", description = "Taken for sysdig's sake; not recorded.")
  boolean pageFaults;

  @Option(names = "--large-environment", description = "Taken for sysdig's sake; cut at 4 KiB.")
  boolean largeEnvironment;

  @Option(
      names = {"-T", "--force-tracers-capture"},
      description = "Taken for sysdig's sake when reading a file.")
  boolean tracers;
}
