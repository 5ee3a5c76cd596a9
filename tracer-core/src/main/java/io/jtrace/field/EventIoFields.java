package io.jtrace.field;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventType;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import java.util.function.Predicate;

/** Input, output and waiting. */
final class EventIoFields {
  private static final String OPENAT_ENTER = "PPME_SYSCALL_OPENAT_E";
  private static final int O_RDONLY = 1;
  private static final int O_WRONLY = 2;
  private static final int O_CREAT = 4;

  private EventIoFields() {}

  static void enter(FieldTable table, StateEngine state) {
    EventContext context = state.context();
    table.add("evt.buffer", EventIoFields::buffer);
    lengths(table, context);
    table.add("evt.is_io", (e, v) -> v.truth(isIo(e)));
    table.add("evt.is_io_read", (e, v) -> v.truth(e.type().has(EventFlag.READS_FROM_FD)));
    table.add("evt.is_io_write", (e, v) -> v.truth(e.type().has(EventFlag.WRITES_TO_FD)));
    table.add("evt.io_dir", EventIoFields::direction);
    table.add("evt.is_wait", (e, v) -> v.truth(e.type().has(EventFlag.WAITS)));
    table.add(
        "evt.wait_latency",
        (e, v) ->
            e.type().has(EventFlag.WAITS)
                && e.type().direction() == Direction.EXIT
                && context.thread() != null
                && v.number(EventTimeFields.latencyNanos(context)));
    table.add("evt.is_syslog", (e, v) -> v.truth(SyslogFields.isSyslog(e, context)));
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
        && event.type().category().isIo()
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
      case FILE, FILE_V2 -> true;
      default -> false;
    };
  }

  private static void lengths(FieldTable table, EventContext context) {
    lengths(table, context, "evt.buflen", info -> true);
    lengths(table, context, "evt.buflen.file", info -> isFile(context));
    lengths(table, context, "evt.buflen.net", info -> info.kind().isIpSocket());
  }

  private static void lengths(
      FieldTable table, EventContext context, String name, Predicate<FdInfo> wanted) {
    table.add(name, (e, v) -> length(e, context, wanted, v));
    table.add(
        name + ".in",
        (e, v) -> e.type().category() == EventCategory.IO_READ && length(e, context, wanted, v));
    table.add(
        name + ".out",
        (e, v) -> e.type().category() == EventCategory.IO_WRITE && length(e, context, wanted, v));
  }

  private static boolean length(
      Event event, EventContext context, Predicate<FdInfo> wanted, FieldValue out) {
    return moved(event, context) && wanted.test(context.fd()) && out.number(event.paramLong(0));
  }

  /** The exits of opens; of the first form of openat the enter, whose exit has no flags. */
  private static boolean opens(EventType type) {
    boolean told = type.direction() == Direction.EXIT || type.constant().equals(OPENAT_ENTER);
    return told && (type.name().equals("open") || type.name().startsWith("openat"));
  }

  private static long openFlags(Event event) {
    int index = opens(event.type()) ? event.type().indexOf("flags") : -1;
    return index >= 0 && index < event.paramCount() ? event.paramLong(index) : 0;
  }

  private static void opens(FieldTable table) {
    table.add("evt.is_open_read", (e, v) -> v.truth((openFlags(e) & O_RDONLY) != 0));
    table.add("evt.is_open_write", (e, v) -> v.truth((openFlags(e) & O_WRONLY) != 0));
    table.add("evt.is_open_exec", (e, v) -> v.truth(isExecutable(e)));
  }

  private static boolean isExecutable(Event event) {
    EventType type = event.type();
    boolean made = type.name().equals("creat") && type.direction() == Direction.EXIT;
    boolean created = made || (openFlags(event) & O_CREAT) != 0;
    int mode = event.type().indexOf("mode");
    return created && mode >= 0 && mode < event.paramCount() && (event.paramLong(mode) & 0111) != 0;
  }
}
