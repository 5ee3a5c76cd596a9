package io.jtrace.cli;

import io.jtrace.scap.Compression;
import io.jtrace.scap.Rotation;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is written to capture files, and into how many. */
final class WriteOptions {
  private static final long MEGABYTE = 1_000_000;

  @Option(
      names = {"-w", "--writefile"},
      paramLabel = "FILE",
      description = "Write the events to a capture file instead of printing them.")
  Path file;

  @Option(
      names = {"-z", "--compress"},
      description = "Compress the written file with gzip.")
  boolean compress;

  @Option(
      names = {"-C", "--file-size"},
      paramLabel = "MB",
      description = "Go on in another file when one is larger than that many million bytes.")
  private String megabytes;

  @Option(
      names = {"-G", "--seconds"},
      paramLabel = "SECONDS",
      description = "Go on in another file after that time; the name may hold a date (%%H:%%M).")
  private String seconds;

  @Option(
      names = {"-e", "--event-limit"},
      paramLabel = "N",
      description = "Go on in another file after N events.")
  private String events;

  @Option(
      names = {"-W", "--limit"},
      paramLabel = "FILES",
      description = "With -C, -G or -e: keep that many files and overwrite the oldest.")
  private String files;

  @Option(
      names = {"-F", "--fatfile"},
      description = "With a filter: write what it refuses but later events need, hidden.")
  boolean fat;

  @Option(
      names = "--filter-proclist",
      description = "Apply the filter to the written list of processes too.")
  boolean filterProcesses;

  boolean isWanted() {
    return file != null;
  }

  Compression compression() {
    return compress ? Compression.GZIP : Compression.NONE;
  }

  Rotation rotation() throws UserError {
    return new Rotation(
        MEGABYTE * Amounts.positive(megabytes, "file size"),
        Amounts.positive(seconds, "duration"),
        Amounts.positive(events, "parameter 'number of events'"),
        Amounts.positive(files, "file limit"));
  }
}
