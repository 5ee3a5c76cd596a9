package io.jtrace.field;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventFlag;
import io.jtrace.event.FdKind;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.Set;

/** The descriptor a call works on. */
final class FdFields {
  private static final int ID_CHARS = 12;
  private static final int CONNECT_TUPLE = 1;
  private static final int MADE = 1;
  private static final Set<String> MAKERS = Set.of("open", "creat", "accept", "accept4");

  /** Reads a value of a descriptor. */
  interface Reader {
    boolean read(FdInfo info, FieldValue out);
  }

  /** The one field that asks what a name was before the event. */
  static final String NAME_CHANGED = "fd.name_changed";

  private final FieldTable table;
  private final EventContext context;
  private final ParamText params;
  private final Ports ports;

  private FdFields(FieldTable table, EventContext context, ParamText params, Ports ports) {
    this.params = params;
    this.ports = ports;
    this.table = table;
    this.context = context;
  }

  static void enter(FieldTable table, StateEngine state, ParamText params, Ports ports) {
    FdFields fields = new FdFields(table, state.context(), params, ports);
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

  private void add(String name, Reader reader) {
    table.add(name, of(context, reader));
  }

  private void identity() {
    table.add(
        "fd.num", (e, v) -> context.thread() != null && applies(e) && v.number(context.fdNumber()));
    add("fd.type", (fd, v) -> v.text(fd.kind().typeName()));
    table.add("fd.typechar", this::letter);
  }

  /** Calls that make a descriptor say of what kind it will be. */
  private boolean letter(Event event, FieldValue out) {
    if (context.thread() == null || !applies(event)) {
      return false;
    }
    FdInfo info = context.fdOrLast();
    return out.text(
        info == null ? FdText.letterOf(event.type().name()) : FdText.letterOf(info.kind()));
  }

  private void names() {
    table.add("fd.name", this::name);
    table.add("fd.directory", this::directory);
    table.add(
        "fd.filename",
        (e, v) ->
            isFile()
                && !isDirectory()
                && applies(e)
                && v.text(fileName(context.fdOrLast().name())));
    table.add(
        "fd.uid",
        (e, v) ->
            context.thread() != null && applies(e) && v.text("" + e.tid() + context.fdNumber()));
    table.add("fd.containername", (e, v) -> name(e, v) && v.text(container() + ":" + v.text()));
    table.add(
        "fd.containerdirectory", (e, v) -> directory(e, v) && v.text(container() + ":" + v.text()));
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
    if (isUnnamedConnect(event, info)) {
      return out.text(params.one(event, CONNECT_TUPLE));
    }
    if (info != null) {
      return out.text(printable(FdText.name(info, ports)));
    }
    if (namesItself(event)) {
      return out.text(params.one(event, MADE));
    }
    if (!context.path().isEmpty()) {
      return out.text(context.path());
    }
    // The exit of a call on a descriptor nothing is known of has an empty name, not none.
    return isExitOnUnknown(event) && out.text("");
  }

  /** A connect that failed, or is under way, has left no name: the one it asked for is shown. */
  private static boolean isUnnamedConnect(Event event, FdInfo info) {
    return event.type().name().equals("connect")
        && event.type().direction() == Direction.EXIT
        && event.paramCount() > CONNECT_TUPLE
        && (info == null || event.paramLong(0) < 0);
  }

  /** The exits of these calls say what was to be made; of a failed one nothing else is known. */
  private static boolean namesItself(Event event) {
    return event.type().direction() == Direction.EXIT
        && event.paramCount() > MADE
        && MAKERS.contains(event.type().name());
  }

  private boolean isExitOnUnknown(Event event) {
    return event.type().direction() == Direction.EXIT;
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

  private boolean isDirectory() {
    return context.fdOrLast().kind() == FdKind.DIRECTORY;
  }

  private boolean directory(Event event, FieldValue out) {
    if (context.fdOrLast() == null) {
      return name(event, out) && out.text(directoryOf(out.text()));
    }
    if (!isFile() || !applies(event)) {
      return false;
    }
    String name = context.fdOrLast().name();
    return out.text(isDirectory() ? name : directoryOf(name));
  }

  private static String directoryOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash <= 0 ? "/" : name.substring(0, slash);
  }

  private static String fileName(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "/" : path.substring(slash + 1);
  }

  private void rest() {
    add("fd.l4proto", (fd, v) -> v.text(FdText.l4Name(fd)));
    add(
        "fd.sockfamily",
        (fd, v) ->
            fd.kind().isIpSocket()
                ? v.text("ip")
                : fd.kind() == FdKind.UNIX_SOCK && v.text("unix"));
    add("fd.connected", (fd, v) -> v.truth(fd.isConnected()));
    add(NAME_CHANGED, (fd, v) -> v.truth(fd.isNameChanged()));
    add("fd.dev", (fd, v) -> v.number(fd.device()));
    add("fd.dev.major", (fd, v) -> v.number((fd.device() & 0xfff00) >> 8));
    add("fd.dev.minor", (fd, v) -> v.number((fd.device() & 0xff) | (fd.device() >> 12 & 0xfff00)));
  }
}
