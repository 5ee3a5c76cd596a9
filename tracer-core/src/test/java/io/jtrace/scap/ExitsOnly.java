package io.jtrace.scap;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.ParamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns classic events into those of the newest tracers, as {@code conversions.tsv} says: enters go,
 * their parameters are appended to the exits.
 */
final class ExitsOnly {
  /** One event in pieces. */
  record Pieces(long nanos, long tid, int cpu, int type, List<byte[]> params) {}

  private record Conversion(String action, String newType, List<String> values) {}

  private static final int STEPS = 20;
  private static final EventSchema SCHEMA = EventSchema.load();
  private final Map<String, Conversion> conversions = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Long, Pieces> enters = new HashMap<>();
  private final Set<Integer> kept;

  /** {@code kept} are types of enters that stay. */
  ExitsOnly(Set<Integer> kept) throws IOException {
    this.kept = kept;
    SCHEMA.all().forEach(type -> ids.put(type.constant(), type.id()));
    try (InputStream in = ExitsOnly.class.getResourceAsStream("conversions.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(this::add);
    }
  }

  private void add(String[] cells) {
    List<String> values = cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" "));
    conversions.put(cells[0] + "/" + cells[2], new Conversion(cells[3], cells[4], values));
  }

  /** A capture whose event blocks are of today's version. */
  byte[] convert(byte[] capture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < capture.length; ) {
      int total = (int) EventLayout.U32.get(capture, at + 4);
      if (BlockType.isEvent((int) EventLayout.U32.get(capture, at))) {
        EventRange range = new EventRange();
        convert(pieces(new Event(SCHEMA).wrap(capture, at, capture.length)), range);
        out.write(range.array(), 0, range.length());
      } else {
        out.write(capture, at, total);
      }
      at += total;
    }
    return out.toByteArray();
  }

  static Pieces pieces(Event event) {
    List<byte[]> params = new ArrayList<>();
    for (int i = 0; i < event.encodedParamCount(); i++) {
      int at = event.paramOffset(i);
      params.add(Arrays.copyOfRange(event.array(), at, at + event.paramLength(i)));
    }
    return new Pieces(event.timestampNanos(), event.tid(), event.cpu(), event.typeId(), params);
  }

  /** Appends what becomes of an event; nothing for an enter that goes. */
  void convert(Pieces classic, EventRange out) {
    Pieces event = classic;
    for (int i = 0; i < STEPS; i++) {
      Conversion step = conversions.get(event.type() + "/" + event.params().size());
      if (step == null || step.action().equals("PASS")) {
        break;
      }
      if (step.action().startsWith("STORE")) {
        enters.put(event.tid(), event);
        break;
      }
      event = step(event, step);
    }
    boolean enter = (event.type() & 1) == 0;
    boolean stays = kept.contains(event.type()) || event.tid() == -1 || !isCall(event.type());
    if (!enter || stays) {
      encode(event, out);
    }
  }

  private static boolean isCall(int type) {
    return !SCHEMA.type(type | 1).has(EventFlag.UNUSED);
  }

  private Pieces step(Pieces event, Conversion step) {
    boolean changes = step.action().equals("CHANGE_TYPE");
    int type = changes ? ids.get(step.newType()) : event.type();
    List<byte[]> params = new ArrayList<>(changes ? List.of() : event.params());
    for (String value : step.values()) {
      params.add(value(value, event, SCHEMA.type(type).param(params.size()).type()));
    }
    return new Pieces(event.nanos(), event.tid(), event.cpu(), type, params);
  }

  private byte[] value(String value, Pieces event, ParamType type) {
    Pieces enter = enters.get(event.tid());
    if (value.startsWith("old[")) {
      return event.params().get(index(value));
    }
    if (value.startsWith("enter[") && enter != null && enter.type() == event.type() - 1) {
      return enter.params().get(index(value));
    }
    byte[] bytes = new byte[value.endsWith("empty") ? 0 : width(type)];
    Arrays.fill(bytes, (byte) (type == ParamType.UID || type == ParamType.GID ? -1 : 0));
    return bytes;
  }

  private static int index(String value) {
    return Integer.parseInt(value.substring(value.indexOf('[') + 1, value.indexOf(']')));
  }

  /** Bytes of a number of a type, 0 for what has no fixed length. */
  static int width(ParamType type) {
    return switch (type) {
      case INT8, UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE -> 1;
      case INT16, UINT16, FLAGS16, ENUMFLAGS16, SYSCALLID -> 2;
      case INT32, UINT32, FLAGS32, ENUMFLAGS32, UID, GID, MODE, SIGSET, FD32, PID32 -> 4;
      case INT64, UINT64, FD, PID, ERRNO, RELTIME, ABSTIME -> 8;
      default -> 0;
    };
  }

  static void encode(Pieces event, EventRange out) {
    EventEncoder encoder =
        new EventEncoder()
            .begin(
                out, event.nanos(), event.tid(), event.cpu(), event.type(), event.params().size());
    event.params().forEach(param -> encoder.bytes(param, 0, param.length));
    encoder.end();
  }
}
