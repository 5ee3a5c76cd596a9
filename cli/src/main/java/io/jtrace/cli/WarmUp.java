package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the usual jobs once over a capture of two events, so that the launcher can record which
 * classes they load: the class-data archive that later runs start from.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * Runs the jobs; prints nothing.
   *
   * @param args none
   * @throws IOException if no temporary file can be made
   * @throws CaptureException if it cannot be written
   */
  public static void main(String[] args) throws IOException, CaptureException {
    Path file = Files.createTempFile("jtrace", ".scap");
    try {
      write(file);
      String name = file.toString();
      run("-r", name);
      run("-r", name, "-j", "evt.type=getcwd or proc.name contains x");
      run("-r", name, "-c", "find_time_gap", "evt.type!=getcwd");
      run("-l");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(Path file) throws CaptureException {
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    encoder.begin(range, 1, 1, 0, 6, 2).u64(0).u32(1).end();
    encoder.begin(range, 2, 1, 0, 7, 2).u64(1).bytes(new byte[1], 0, 1).end();
    try (ScapWriter writer = new ScapWriter(file, Snapshot.EMPTY, Compression.NONE)) {
      writer.write(range);
    }
  }

  private static void run(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII);
    new Jtrace(new Console(OutputStream.nullOutputStream(), nowhere), new Stopper()).run(args);
  }
}
