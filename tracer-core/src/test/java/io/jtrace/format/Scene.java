package io.jtrace.format;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import io.jtrace.state.StateEngine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process, {@code work}, with some descriptors, and the events it has: built by a test, printed by
 * our formats, and written as a capture file that other tools can print.
 */
final class Scene {
  static final long TID = 4242;
  static final long START_NANOS = 1_700_000_000_000_000_007L;
  private static final EventSchema SCHEMA = EventSchema.load();
  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private long nanos = START_NANOS;

  /** Begins an event 1500 ns after the one before. */
  EventEncoder event(String constant) {
    var type =
        SCHEMA.all().stream().filter(t -> t.constant().equals(constant)).findFirst().orElseThrow();
    range.ensure(4096);
    return begin(type.id(), type.params().size());
  }

  /** The same with the parameters that today's tracers write. */
  EventEncoder eventOfToday(int typeId) {
    range.ensure(4096);
    return begin(typeId, SCHEMA.type(typeId).knownParams());
  }

  /** The encoder of the event begun last. */
  EventEncoder encoder() {
    return encoder;
  }

  private EventEncoder begin(int typeId, int params) {
    EventEncoder begun = encoder.begin(range, nanos, TID, 1, typeId, params);
    nanos += 1500;
    return begun;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An IPv4 tuple: family, source, port, destination, port. */
  static byte[] tuple4(int sourcePort, int destinationPort) {
    return ByteBuffer.allocate(13)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 2)
        .put(new byte[] {10, 0, 0, 1})
        .putShort((short) sourcePort)
        .put(new byte[] {10, 0, 0, 2})
        .putShort((short) destinationPort)
        .array();
  }

  /** A list of descriptors and poll flags. */
  static byte[] fds(long... pairs) {
    ByteBuffer out =
        ByteBuffer.allocate(2 + 5 * pairs.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) (pairs.length / 2));
    for (int i = 0; i < pairs.length; i += 2) {
      out.putLong(pairs[i]).putShort((short) pairs[i + 1]);
    }
    return out.array();
  }

  /** A dynamic value: index and little-endian bytes. */
  static byte[] dynamic(int index, int width, long value) {
    ByteBuffer out = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) index).putLong(value);
    return java.util.Arrays.copyOf(out.array(), 1 + width);
  }

  /** What a format makes of the events. */
  List<String> lines(String template, RenderSettings settings, boolean json)
      throws FormatException {
    StateEngine state = new StateEngine(SCHEMA);
    state.reset(machine());
    EventFormat format =
        EventFormat.compile(template, new FieldCatalog(SCHEMA, state, settings), settings);
    List<String> lines = new ArrayList<>();
    Event event = new Event(SCHEMA);
    int number = 0;
    for (int at = 0; at < range.length(); at += event.frameBytes()) {
      event.wrap(range.array(), at, range.length());
      event.number(++number);
      state.begin(event);
      state.apply(event);
      LatinText line = new LatinText();
      if (json ? format.toJson(event, line) : format.format(event, line)) {
        lines.add(line.toString());
      }
      state.finish(event);
    }
    return lines;
  }

  List<String> lines(String template) throws FormatException {
    return lines(template, RenderSettings.DEFAULTS, false);
  }

  void write(Path file) throws CaptureException {
    try (ScapWriter writer = new ScapWriter(file, machine(), Compression.NONE)) {
      writer.write(range);
    }
  }

  private static Snapshot machine() {
    byte[] here = {10, 0, 0, 1};
    byte[] there = {10, 0, 0, 2};
    List<FdEntry> fds =
        List.of(
            FdEntry.named(3, 77, FdKind.FILE_V2, "/etc/hosts", 1, 9),
            FdEntry.named(4, 78, FdKind.FIFO, "pipe:[78]", 0, 0),
            FdEntry.ip(5, 79, FdKind.IPV4_SOCK, here, 4000, there, 80, 2),
            FdEntry.named(6, 80, FdKind.DIRECTORY, "/srv", 0, 0),
            FdEntry.unix(7, 81, 0x11, 0x22, "/dev/log"));
    return new Snapshot(
        new MachineInfo(2, 8L << 30, 32768, "box", 1_600_000_000_000_000_000L),
        List.of(process(fds)),
        List.of(),
        List.of(new UserEntry(1000, 1000, "ann", "/home/ann", "/bin/sh")),
        List.of(new GroupEntry(1000, "staff")));
  }

  private static ProcessEntry process(List<FdEntry> fds) {
    return new ProcessEntry(
        TID,
        TID,
        1,
        4000,
        4001,
        -1,
        TID,
        TID,
        "work",
        "/bin/work",
        "/usr/bin/work",
        "-a\0b\0",
        "A=1\0",
        "/tmp/",
        "/",
        "cpu=/x\0",
        1024,
        0,
        1000,
        1000,
        -1,
        0,
        300,
        200,
        100,
        5,
        6,
        true,
        1,
        2,
        3,
        fds);
  }
}
