package io.jtrace.field;

import static io.jtrace.event.ParamType.BOOL;
import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.INT32;
import static io.jtrace.event.ParamType.INT64;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventFlag;
import io.jtrace.event.FdKind;
import io.jtrace.event.ParamType;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;

/** The descriptor a call works on. */
final class FdFields {
  private static final int ID_CHARS = 12;

  /** Reads a value of a descriptor. */
  interface Reader {
    boolean read(FdInfo info, FieldValue out);
  }

  private final FieldTable table;
  private final EventContext context;

  private FdFields(FieldTable table, EventContext context) {
    this.table = table;
    this.context = context;
  }

  static void enter(FieldTable table, StateEngine state) {
    FdFields fields = new FdFields(table, state.context());
    table.section("fd");
    fields.identity();
    fields.names();
    fields.rest();
  }

  /** Whether events of this type have descriptor fields at all. */
  static boolean applies(Event event) {
    return event.type().has(EventFlag.USES_FD)
        || event.type().has(EventFlag.CREATES_FD)
        || event.type().has(EventFlag.DESTROYS_FD);
  }

  static Extractor of(EventContext context, Reader reader) {
    return (e, v) -> {
      FdInfo info = applies(e) ? context.fdOrLast() : null;
      return info != null && reader.read(info, v);
    };
  }

  private void add(String name, ParamType type, String description, Reader reader) {
    table.add(name, type, description, of(context, reader));
  }

  private void identity() {
    table.add(
        "fd.num",
        INT64,
        "number of the descriptor",
        (e, v) -> context.thread() != null && applies(e) && v.number(context.fdNumber()));
    add(
        "fd.type",
        CHARBUF,
        "file, directory, ipv4, ipv6, unix, pipe, event, …",
        (fd, v) -> v.text(fd.kind().typeName()));
    add(
        "fd.typechar",
        CHARBUF,
        "its kind as one letter",
        (fd, v) -> v.text(FdText.typeChars(fd).substring(0, 1)));
  }

  private void names() {
    table.add("fd.name", CHARBUF, "path, or both ends of a connection", this::name);
    table.add("fd.directory", CHARBUF, "directory of the file", this::directory);
    table.add(
        "fd.filename",
        CHARBUF,
        "name of the file without its directory",
        (e, v) -> isFile() && applies(e) && v.text(fileName(context.fdOrLast().name())));
    table.add(
        "fd.uid",
        CHARBUF,
        "thread id and descriptor, unique on the machine",
        (e, v) -> context.fd() != null && applies(e) && v.text("" + e.tid() + context.fdNumber()));
    table.add(
        "fd.containername",
        CHARBUF,
        "container id and name",
        (e, v) -> name(e, v) && v.text(container() + ":" + v.text()));
    table.add(
        "fd.containerdirectory",
        CHARBUF,
        "container id and directory",
        (e, v) -> directory(e, v) && v.text(container() + ":" + v.text()));
  }

  private String container() {
    ThreadInfo thread = context.thread();
    String id = thread == null ? "" : thread.containerId();
    return id.substring(0, Math.min(ID_CHARS, id.length()));
  }

  private boolean name(Event event, FieldValue out) {
    if (context.thread() == null || !applies(event)) {
      return false;
    }
    FdInfo info = context.fdOrLast();
    if (info != null && isFailedConnect(event)) {
      StringBuilder asked = new StringBuilder();
      new SockText().tuple(asked, event, 1);
      return out.text(asked.toString());
    }
    if (info != null) {
      return out.text(printable(info.name()));
    }
    if (!context.path().isEmpty()) {
      return out.text(context.path());
    }
    // The exit of a call on a descriptor nothing is known of has an empty name, not none.
    return event.type().direction() == Direction.EXIT && out.text("");
  }

  /** A connect that failed shows the ends it wanted. */
  private static boolean isFailedConnect(Event event) {
    return event.type().name().equals("connect")
        && event.type().direction() == Direction.EXIT
        && event.paramCount() > 1
        && event.paramLong(0) < 0;
  }

  private static String printable(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 0x20) {
        return name.replaceAll("[\\x00-\\x1f]", "");
      }
    }
    return name;
  }

  private boolean isFile() {
    FdKind kind = context.fdOrLast() == null ? FdKind.UNKNOWN : context.fdOrLast().kind();
    return kind == FdKind.FILE || kind == FdKind.FILE_V2 || kind == FdKind.DIRECTORY;
  }

  private boolean directory(Event event, FieldValue out) {
    if (!isFile() || !applies(event)) {
      return false;
    }
    String name = context.fdOrLast().name();
    if (context.fdOrLast().kind() == FdKind.DIRECTORY) {
      return out.text(name);
    }
    int slash = name.lastIndexOf('/');
    return out.text(slash < 0 ? "/" : slash == 0 ? "/" : name.substring(0, slash));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void rest() {
    add(
        "fd.l4proto",
        CHARBUF,
        "tcp, udp, icmp or raw",
        (fd, v) -> v.text(FdText.l4Name(FdText.shownL4(fd))));
    add(
        "fd.sockfamily",
        CHARBUF,
        "ip or unix",
        (fd, v) ->
            fd.kind().isIpSocket()
                ? v.text("ip")
                : fd.kind() == FdKind.UNIX_SOCK && v.text("unix"));
    add(
        "fd.connected",
        BOOL,
        "whether the connection stands",
        (fd, v) -> v.truth(fd.isConnected()));
    add(
        "fd.name_changed",
        BOOL,
        "whether the event changed the name",
        (fd, v) -> v.truth(fd.isNameChanged()));
    add("fd.dev", INT32, "device of the file", (fd, v) -> v.number(fd.device()));
    add(
        "fd.dev.major",
        INT32,
        "major number of the device",
        (fd, v) -> v.number((fd.device() & 0xfff00) >> 8));
    add(
        "fd.dev.minor",
        INT32,
        "minor number of the device",
        (fd, v) -> v.number((fd.device() & 0xff) | (fd.device() >> 12 & 0xfff00)));
  }
}
