package io.jtrace.examples;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.FdEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A capture file made for a test: processes, and calls at times that the test chooses. */
final class MadeCapture {
  /** When a made capture begins: 22:13:20 UTC. */
  static final long START_SECONDS = 1_700_000_000;

  private static final long CALL_NANOS = 1000;
  private static final int SENDMSG = 48;
  private static final int WRITE = 8;
  private final List<ProcessEntry> processes = new ArrayList<>();
  private final EventRange events = new EventRange();
  private final EventEncoder encoder = new EventEncoder();

  MadeCapture process(long pid, String name, FdEntry... fds) {
    processes.add(
        new ProcessEntry(
            pid,
            pid,
            1,
            pid,
            pid,
            pid,
            pid,
            pid,
            name,
            name,
            "/usr/bin/" + name,
            "",
            "",
            "/",
            "/",
            "",
            1024,
            0,
            0,
            0,
            0,
            0,
            1000,
            100,
            0,
            0,
            0,
            false,
            0,
            0,
            0,
            List.of(fds)));
    return this;
  }

  /** A sendmsg that ends so many milliseconds after the start. */
  MadeCapture sendmsg(long millis, long pid, long fd, byte[] data) {
    long end = nanos(millis);
    encoder.begin(events, end - CALL_NANOS, pid, 0, SENDMSG, 3).u64(fd).u32(data.length);
    encoder.empty().end();
    return exit(end, pid, SENDMSG + 1, data, data.length);
  }

  /** A write of zeros that ends so many milliseconds after the start. */
  MadeCapture write(long millis, long pid, long fd, int length) {
    long end = nanos(millis);
    encoder.begin(events, end - CALL_NANOS, pid, 0, WRITE, 2).u64(fd).u32(length).end();
    return exit(end, pid, WRITE + 1, new byte[length], length);
  }

  private MadeCapture exit(long end, long pid, int type, byte[] data, long result) {
    encoder.begin(events, end, pid, 0, type, 2).u64(result).bytes(data, 0, data.length).end();
    return this;
  }

  private static long nanos(long millis) {
    return START_SECONDS * 1_000_000_000 + millis * 1_000_000;
  }

  Path in(Path folder) throws Exception {
    Path file = folder.resolve("made.scap");
    Snapshot snapshot =
        new Snapshot(
            new MachineInfo(1, 1 << 30, 32768, "made", 0),
            processes,
            List.of(),
            List.of(),
            List.of());
    try (ScapWriter writer = new ScapWriter(file, snapshot, Compression.NONE)) {
      writer.write(events);
    }
    return file;
  }
}
