package io.jtrace.jmh;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A capture in memory: eight threads that each open a file, read it, write it and close it, over and
 * over. The same bytes in every run.
 */
final class SyntheticCapture {
  /** Events of a round: four calls, an enter and an exit each. */
  private static final int ROUND = 8;

  /** Events in the capture. */
  static final int EVENTS = 10_000 * ROUND;

  private static final long START_NANOS = 1_700_000_000_000_000_000L;
  private static final int THREADS = 8;
  private static final int FIRST_TID = 1000;
  private static final int FD = 3;
  private static final byte[] DATA =
      "the quick brown fox jumps over the lazy dog and runs away into the woods, far off\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Map<String, Integer> ids = new HashMap<>();
  private final EventEncoder encoder = new EventEncoder();
  private final EventRange range = new EventRange();
  private long nanos = START_NANOS;

  private SyntheticCapture(EventSchema schema) {
    for (EventType type : schema.all()) {
      ids.put(type.constant(), type.id());
    }
  }

  /** The bytes of the capture file. */
  static byte[] bytes(EventSchema schema) throws CaptureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, Snapshot.EMPTY, Compression.NONE)) {
      SyntheticCapture capture = new SyntheticCapture(schema);
      for (int i = 0; i < EVENTS / ROUND; i++) {
        capture.round(FIRST_TID + i % THREADS, "/usr/share/doc/package-" + i % 100 + "/copyright");
        writer.write(capture.range);
        capture.range.clear();
      }
    }
    return out.toByteArray();
  }

  private EventEncoder begin(String constant, int tid, int params) {
    nanos += 1234;
    return encoder.begin(range, nanos, tid, tid & 1, ids.get("PPME_SYSCALL_" + constant), params);
  }

  private void round(int tid, String path) {
    begin("OPENAT_2_E", tid, 4).u64(-100).text(path).u32(1).u32(0).end();
    begin("OPENAT_2_X", tid, 7).u64(FD).u64(-100).text(path).u32(1).u32(0).u32(5).u64(99).end();
    begin("READ_E", tid, 2).u64(FD).u32(DATA.length).end();
    begin("READ_X", tid, 2).u64(DATA.length).bytes(DATA, 0, DATA.length).end();
    begin("WRITE_E", tid, 2).u64(FD).u32(DATA.length).end();
    begin("WRITE_X", tid, 2).u64(DATA.length).bytes(DATA, 0, DATA.length).end();
    begin("CLOSE_E", tid, 1).u64(FD).end();
    begin("CLOSE_X", tid, 1).u64(0).end();
  }
}
