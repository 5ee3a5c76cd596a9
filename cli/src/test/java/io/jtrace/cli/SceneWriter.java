package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Events of a made-up machine, one after the other, for a capture file. */
final class SceneWriter {
  /** Between two events. */
  static final long STEP_NANOS = 1_370;

  private static final long START_NANOS = 1_700_000_000_300_000_007L;
  private static final Map<String, Integer> TYPES =
      EventSchema.load().all().stream()
          .collect(Collectors.toMap(type -> type.constant(), type -> type.id(), (a, b) -> a));
  private static final int SHOWN_BYTES = 40;

  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private long nanos = START_NANOS;

  /** Begins an event that {@code PPME_} and this name say. */
  EventEncoder event(String name, long tid, int params) {
    range.ensure(4096);
    int type = TYPES.get("PPME_" + name);
    EventEncoder begun = encoder.begin(range, nanos, tid, (int) (tid % 2), type, params);
    nanos += STEP_NANOS;
    return begun;
  }

  void pass(long moreNanos) {
    nanos += moreNanos;
  }

  /** A read that takes so long and returns so many bytes, or an error. */
  void read(long tid, long fd, long durationNanos, long result) {
    data("READ", tid, fd, durationNanos, result, "r".repeat(shown(result)));
  }

  void read(long tid, long fd, String text) {
    data("READ", tid, fd, 0, text.length(), text);
  }

  void write(long tid, long fd, long durationNanos, long result) {
    data("WRITE", tid, fd, durationNanos, result, "w".repeat(shown(result)));
  }

  void write(long tid, long fd, String text) {
    data("WRITE", tid, fd, 0, text.length(), text);
  }

  private static int shown(long result) {
    return (int) Math.max(0, Math.min(result, SHOWN_BYTES));
  }

  private void data(String call, long tid, long fd, long durationNanos, long result, String text) {
    event("SYSCALL_" + call + "_E", tid, 2).u64(fd).u32(8192).end();
    nanos += durationNanos;
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    event("SYSCALL_" + call + "_X", tid, 2).u64(result).bytes(bytes, 0, bytes.length).end();
  }

  /** A thread's CPU time so far, in ticks of 10 ms. */
  void cpu(long tid, long userTicks, long systemTicks) {
    event("PROCINFO_E", tid, 2).u64(userTicks).u64(systemTicks).end();
  }

  void container(long tid, String json) {
    event("CONTAINER_JSON_E", tid, 1).text(json).end();
  }

  void save(Path file, Snapshot machine) throws CaptureException {
    try (ScapWriter writer = new ScapWriter(file, machine, Compression.NONE)) {
      writer.write(range);
    }
  }
}
