package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSource.Outcome;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventSink;
import io.jtrace.event.EventType;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.format.EventFormat;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.ExitsOnly.Pieces;
import io.jtrace.state.StateEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One story told by a classic capture and by one of the newest tracers: it must read the same. */
class ExitsOnlyReadingTest {
  private static final EventSchema SCHEMA = EventSchema.load();
  private static final long SERVER = Captures.TID;
  private static final long CHILD = 5000;
  private static final long AT_FDCWD = -100;
  private static final byte[] ADDRESS = {2, 10, 0, 0, 2, 80, 0};
  private static final byte[] TUPLE = {2, 10, 0, 0, 1, 64, 31, 10, 0, 0, 2, 80, 0};
  private static final byte[] ACCEPTED = {2, 10, 0, 0, 9, 1, 31, 10, 0, 0, 1, 80, 0};

  /** open, creat, openat, openat2 and connect: enters that the newest tracers send as well. */
  private static final Set<Integer> KEPT = Set.of(2, 58, 306, 326, 22);

  private static final String EVERYTHING =
      "*%evt.dir %evt.type %evt.args %proc.name %proc.pname %proc.exepath %proc.cwd %proc.cmdline"
          + " %thread.tid %user.uid %fd.num %fd.name %fd.type %fd.l4proto %evt.res %proc.fdlimit";

  private final EventRange story = new EventRange();
  private long nanos = Captures.START_NANOS;
  private long tid = SERVER;

  private void event(int typeId, Object... values) {
    EventType type = SCHEMA.type(typeId);
    List<byte[]> params = new ArrayList<>();
    for (Object value : values) {
      params.add(bytes(value, ExitsOnly.width(type.params().get(params.size()).type())));
    }
    ExitsOnly.encode(new Pieces(nanos, tid, 1, typeId, params), story);
    nanos += 1000;
  }

  private static byte[] bytes(Object value, int width) {
    if (value instanceof byte[] given) {
      return given;
    }
    if (value instanceof String text) {
      return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
    byte[] number = new byte[8];
    io.jtrace.event.EventLayout.U64.set(number, 0, ((Number) value).longValue());
    return Arrays.copyOf(number, width);
  }

  private void files() {
    event(306, AT_FDCWD, "data", 1, 0);
    event(307, 10, AT_FDCWD, "data", 1, 0, 5);
    event(6, 10, 64);
    event(7, 5, new byte[] {'h', 'e', 'l', 'l', 'o'});
    event(366, 10);
    event(367, 11, 10);
    event(150, 11, 1);
    event(151, 12);
    event(4, 10);
    event(5, 0);
    event(8, 12, 3);
    event(9, 3, new byte[] {'a', 'b', 'c'});
    event(118, 99, 3);
    event(119, -9, new byte[0]);
    event(94);
    event(95, 0, "/srv");
    event(306, AT_FDCWD, "gone", 1, 0);
    event(307, -2, AT_FDCWD, "gone", 1, 0, 0);
    event(60);
    event(61, 0, 13, 14, 4711);
    event(4, 77);
    event(5, -9);
  }

  private void sockets() {
    event(18, 2, 1, 0);
    event(19, 20);
    event(22, 20, ADDRESS);
    event(23, 0, TUPLE);
    event(30, 20, 2, new byte[0]);
    event(31, 2, new byte[] {'h', 'i'});
    event(34, 20, 9);
    event(35, 2, new byte[] {'y', 'o'}, TUPLE);
    event(18, 2, 1, 0);
    event(19, 21);
    event(20, 21);
    event(21, 0, new byte[] {2, 0, 0, 0, 0, 80, 0});
    event(24, 21, 5);
    event(25, 0);
    event(246);
    event(247, 22, ACCEPTED, 0, 0, 5);
    event(8, 22, 3);
    event(9, 3, new byte[] {'a', 'b', 'c'});
    event(4, 22);
    event(5, 0);
  }

  private void cloned(long result, long of) {
    byte[] args = {'-', 'a', 0};
    byte[] cgroups = "cpu=/x\0".getBytes(StandardCharsets.US_ASCII);
    event(
        223,
        result,
        "/bin/work",
        args,
        of,
        of,
        SERVER,
        "",
        1024,
        1,
        2,
        3,
        4,
        5,
        "work",
        cgroups,
        0,
        1000,
        1000,
        of,
        of);
  }

  private void processes() {
    event(222);
    cloned(CHILD, SERVER);
    tid = CHILD;
    cloned(0, CHILD);
    event(200, 1001);
    event(201, 0);
    event(292, "tool");
    event(
        293,
        0,
        "tool",
        new byte[] {'x', 0},
        CHILD,
        CHILD,
        SERVER,
        "",
        512,
        1,
        2,
        3,
        4,
        5,
        "tool",
        new byte[0],
        new byte[] {'A', '=', '1', 0},
        0,
        1,
        1000,
        1);
    event(140, 7);
    event(141, 0, 333, 333);
    event(306, AT_FDCWD, "../etc/x", 1, 0);
    event(307, 3, AT_FDCWD, "../etc/x", 1, 0, 5);
    tid = SERVER;
    event(8, 11, 3);
    event(9, 3, new byte[] {'a', 'b', 'c'});
  }

  private static List<String> lines(byte[] capture, String template) throws Exception {
    StateEngine state = new StateEngine(SCHEMA);
    EventFormat format =
        EventFormat.compile(
            template,
            new FieldCatalog(SCHEMA, state, RenderSettings.DEFAULTS),
            RenderSettings.DEFAULTS);
    List<String> lines = new ArrayList<>();
    EventSink sink =
        event -> {
          LatinText line = new LatinText();
          format.format(event, line);
          lines.add(line.toString());
        };
    Pipeline pipeline = new Pipeline(SCHEMA, state, EventPredicate.ALL, Limits.NONE, List.of(sink));
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      while (reader.fill(range) != Outcome.END) {
        pipeline.handle(range);
        range.clear();
      }
    }
    return lines;
  }

  private byte[] classic() throws Exception {
    files();
    sockets();
    processes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      writer.write(story);
    }
    return out.toByteArray();
  }

  @Test
  void shouldReadTheSameWithoutAnyEnter() throws Exception {
    byte[] capture = classic();
    List<String> expected = lines(capture, EVERYTHING);

    List<String> lines = lines(new ExitsOnly(Set.of()).convert(capture), EVERYTHING);

    assertEquals(String.join("\n", expected), String.join("\n", lines));
    assertTrue(String.join("\n", lines).contains("/tmp/data"), "the story resolves names");
  }

  @Test
  void shouldReadTheSameWithTheEntersThatTheNewestTracersSend() throws Exception {
    byte[] capture = classic();
    List<String> expected = lines(capture, EVERYTHING);

    List<String> lines = lines(new ExitsOnly(KEPT).convert(capture), EVERYTHING);

    assertEquals(String.join("\n", expected), String.join("\n", lines));
  }

  /** Numbers are those that other readers give the exits; a made enter has that of its exit. */
  @Test
  void shouldNumberTheEventsOfTheFile() throws Exception {
    event(6, 3, 64);
    event(7, 5, new byte[] {'h', 'e', 'l', 'l', 'o'});
    event(4, 3);
    event(5, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      writer.write(story);
    }

    assertEquals(
        List.of("1 > read 0", "1 < read 0", "2 > close 0", "2 < close 0"),
        lines(
            new ExitsOnly(Set.of()).convert(out.toByteArray()),
            "%evt.num %evt.dir %evt.type %evt.latency"));
  }
}
