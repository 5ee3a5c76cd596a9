package io.jtrace.field;

import static io.jtrace.event.ParamType.BOOL;
import static io.jtrace.event.ParamType.BYTEBUF;
import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.RELTIME;
import static io.jtrace.event.ParamType.UINT64;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventFlag;
import io.jtrace.field.Field.Trait;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import java.util.Set;

/** Input, output and waiting. */
final class EventIoFields {
  private static final int O_RDONLY = 1;
  private static final int O_WRONLY = 2;

  private EventIoFields() {}

  static void enter(FieldTable table, StateEngine state) {
    EventContext context = state.context();
    table.section("evt (calls)");
    table.add("evt.buffer", BYTEBUF, "the data a call moved", EventIoFields::buffer);
    table.add(
        "evt.buflen",
        UINT64,
        "bytes a call moved",
        (e, v) -> moved(e, context) && v.number(e.paramLong(0)));
    lengths(table, context);
    table.add(
        "evt.is_io",
        BOOL,
        "whether the call moves data through a descriptor",
        (e, v) -> v.truth(isIo(e)));
    table.add(
        "evt.is_io_read",
        BOOL,
        "whether the call reads",
        (e, v) -> v.truth(e.type().has(EventFlag.READS_FROM_FD)));
    table.add(
        "evt.is_io_write",
        BOOL,
        "whether the call writes",
        (e, v) -> v.truth(e.type().has(EventFlag.WRITES_TO_FD)));
    table.add("evt.io_dir", CHARBUF, "read or write", EventIoFields::direction);
    table.add(
        "evt.is_wait",
        BOOL,
        "whether the call may wait",
        (e, v) -> v.truth(e.type().has(EventFlag.WAITS)));
    table.add(
        "evt.wait_latency",
        RELTIME,
        "time spent in a call that waits, on its exit",
        (e, v) ->
            e.type().has(EventFlag.WAITS)
                && e.type().direction() == Direction.EXIT
                && context.thread() != null
                && v.number(context.latencyNanos()));
    table.add(
        "evt.is_syslog",
        BOOL,
        "whether the call writes to the system log",
        (e, v) -> v.truth(SyslogFields.isSyslog(e, context)));
    opens(table);
  }

  private static boolean isIo(Event event) {
    return event.type().has(EventFlag.READS_FROM_FD) || event.type().has(EventFlag.WRITES_TO_FD);
  }

  private static boolean buffer(Event event, FieldValue out) {
    int index = event.type().indexOf("data");
    return index >= 0
        && index < event.paramCount()
        && out.bytes(event.array(), event.paramOffset(index), event.paramLength(index));
  }

  private static boolean moved(Event event, EventContext context) {
    return event.type().direction() == Direction.EXIT
        && context.fd() != null
        && isIo(event)
        && event.paramCount() > 0
        && event.paramLong(0) >= 0;
  }

  private static boolean direction(Event event, FieldValue out) {
    if (event.type().has(EventFlag.READS_FROM_FD)) {
      return out.text("read");
    }
    return event.type().has(EventFlag.WRITES_TO_FD) && out.text("write");
  }

  private static boolean isFile(EventContext context) {
    FdInfo info = context.fd();
    return switch (info.kind()) {
      case FILE, FILE_V2, DIRECTORY -> true;
      default -> false;
    };
  }

  private static void lengths(FieldTable table, EventContext context) {
    lengths(table, context, "", info -> true);
    lengths(table, context, ".file", info -> isFile(context));
    lengths(table, context, ".net", info -> info.kind().isIpSocket());
  }

  private static void lengths(
      FieldTable table,
      EventContext context,
      String kind,
      java.util.function.Predicate<FdInfo> wanted) {
    String name = "evt.buflen" + kind;
    if (!kind.isEmpty()) {
      table.add(
          name,
          UINT64,
          "bytes moved",
          Set.of(Trait.HIDDEN),
          (e, v) -> moved(e, context) && wanted.test(context.fd()) && v.number(e.paramLong(0)));
    }
    table.add(
        name + ".in",
        UINT64,
        "bytes read",
        Set.of(Trait.HIDDEN),
        (e, v) ->
            moved(e, context)
                && e.type().category() == EventCategory.IO_READ
                && wanted.test(context.fd())
                && v.number(e.paramLong(0)));
    table.add(
        name + ".out",
        UINT64,
        "bytes written",
        Set.of(Trait.HIDDEN),
        (e, v) ->
            moved(e, context)
                && e.type().category() == EventCategory.IO_WRITE
                && wanted.test(context.fd())
                && v.number(e.paramLong(0)));
  }

  private static long openFlags(Event event) {
    String name = event.type().name();
    boolean opens = name.equals("open") || name.startsWith("openat") || name.equals("creat");
    int index = opens ? event.type().indexOf("flags") : -1;
    return index >= 0 && index < event.paramCount() ? event.paramLong(index) : 0;
  }

  private static void opens(FieldTable table) {
    table.add(
        "evt.is_open_read",
        BOOL,
        "whether a file is opened for reading",
        (e, v) -> v.truth((openFlags(e) & O_RDONLY) != 0));
    table.add(
        "evt.is_open_write",
        BOOL,
        "whether a file is opened for writing",
        (e, v) -> v.truth((openFlags(e) & O_WRONLY) != 0));
    table.add(
        "evt.is_open_exec",
        BOOL,
        "whether a file is made that may be executed",
        (e, v) -> v.truth(isExecutable(e)));
  }

  private static boolean isExecutable(Event event) {
    boolean created = (openFlags(event) & 4) != 0;
    int mode = event.type().indexOf("mode");
    return created && mode >= 0 && mode < event.paramCount() && (event.paramLong(mode) & 0111) != 0;
  }
}
