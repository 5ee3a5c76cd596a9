package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource.Outcome;
import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Small captures for tests, and what a reader finds in one. */
final class Captures {
  private static final HexFormat HEX = HexFormat.of();
  private static final EventSchema SCHEMA = EventSchema.load();
  static final long TID = 4242;
  static final long START_NANOS = 1_700_000_000_000_000_000L;

  /** What was read: sections, one line an event, and the failure's text if there was one. */
  record Content(List<Snapshot> sections, List<String> events, String failure) {}

  private Captures() {}

  static Snapshot machine() {
    byte[] here = {10, 0, 0, 1};
    byte[] there = {10, 0, 0, 2};
    return new Snapshot(
        new MachineInfo(2, 8L << 30, 32768, "box", 1_600_000_000_000_000_000L),
        List.of(
            process(
                List.of(
                    FdEntry.named(3, 77, FdKind.FILE_V2, "/etc/hosts", 1, 9),
                    FdEntry.named(4, 78, FdKind.FIFO, "pipe:[78]", 0, 0),
                    FdEntry.ip(5, 79, FdKind.IPV4_SOCK, here, 4000, there, 80, 2),
                    FdEntry.ip(6, 80, FdKind.IPV6_SERVSOCK, new byte[16], 22, new byte[0], 0, 2),
                    FdEntry.unix(7, 81, 11, 22, "/run/x")))),
        List.of(
            new InterfaceEntry("eth0", here, new byte[] {-1, 0, 0, 0}, there, 100),
            new InterfaceEntry("eth0", new byte[16], new byte[16], new byte[16], 0)),
        List.of(new UserEntry(1000, 1000, "ann", "/home/ann", "/bin/sh")),
        List.of(new GroupEntry(1000, "staff")));
  }

  static ProcessEntry process(List<FdEntry> fds) {
    return new ProcessEntry(
        TID,
        TID,
        1,
        4000,
        4001,
        -1,
        12,
        13,
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

  /** Pairs of open, read and close by the one process. */
  static void encode(EventRange range, int pairs) {
    EventEncoder encoder = new EventEncoder();
    byte[] data = "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    range.ensure(pairs * 120 + 64);
    for (int i = 0; i < pairs; i++) {
      long time = START_NANOS + i * 1000L;
      encoder.begin(range, time, TID, 1, 6, 2).u64(3).u32(64).end();
      encoder.begin(range, time + 500, TID, 1, 7, 2).u64(5).bytes(data, 0, 5).end();
    }
  }

  static byte[] capture(int pairs, Compression compression) throws CaptureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventRange range = new EventRange();
    encode(range, pairs);
    try (ScapWriter writer = new ScapWriter(out, machine(), compression)) {
      writer.write(range);
    }
    return out.toByteArray();
  }

  static Content read(byte[] capture) {
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      return read(reader);
    }
  }

  static Content read(ScapReader reader) {
    List<Snapshot> sections = new ArrayList<>();
    List<String> events = new ArrayList<>();
    EventRange range = new EventRange();
    Event event = new Event(SCHEMA);
    try {
      while (fill(reader, range) != Outcome.END) {
        range.section().ifPresent(sections::add);
        for (int at = 0; at < range.length(); at += event.frameBytes()) {
          events.add(line(event.wrap(range.array(), at, range.length())));
        }
      }
      return new Content(sections, events, "");
    } catch (CaptureException e) {
      return new Content(sections, events, e.getMessage());
    }
  }

  private static Outcome fill(ScapReader reader, EventRange range) throws CaptureException {
    range.clear();
    return reader.fill(range);
  }

  private static String line(Event event) {
    StringBuilder line = new StringBuilder();
    line.append(event.timestampNanos()).append(' ').append(event.tid()).append(' ');
    line.append(event.cpu()).append(' ').append(event.typeId());
    for (int i = 0; i < event.encodedParamCount(); i++) {
      int at = event.paramOffset(i);
      line.append(' ').append(HEX.formatHex(event.array(), at, at + event.paramLength(i)));
    }
    line.append(event.isStateOnly() ? " state" : "").append(event.isRebuilt() ? " made" : "");
    return line.toString();
  }
}
