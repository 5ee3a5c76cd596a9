package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.UINT32;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import io.jtrace.syscall.FlagTables;
import java.util.Optional;

/** What happened: type, direction, arguments, result. */
final class EventFields {
  private final EventSchema schema;
  private final StateEngine state;
  private final EventContext context;
  private final FlagTables flags;
  private final EventNames names;
  private final ParamText params;

  EventFields(
      EventSchema schema, StateEngine state, FlagTables flags, EventNames names, ParamText params) {
    this.schema = schema;
    this.state = state;
    this.context = state.context();
    this.flags = flags;
    this.names = names;
    this.params = params;
  }

  void enter(FieldTable table) {
    table.add("evt.dir", (e, v) -> v.text(e.type().direction() == Direction.ENTER ? ">" : "<"));
    table.add("evt.type", (e, v) -> v.text(names.of(e)));
    table.argument("evt.type.is", this::typeIs);
    table.add("syscall.type", (e, v) -> isCall(e) && v.text(names.of(e)));
    table.add("evt.category", (e, v) -> v.text(category(e)));
    table.add("evt.cpu", (e, v) -> v.number(e.cpu()));
    table.text("evt.args", this::allArguments);
    table.argument("evt.arg", this::argument);
    table.argument("evt.rawarg", this::rawArgument);
    table.text("evt.info", this::info);
    results(table);
    AbsolutePaths.enter(table, schema, context);
  }

  /** Messages to the system log are shown decoded. */
  private boolean info(Event event, LatinText out) {
    return SyslogFields.line(event, context, out) || allArguments(event, out);
  }

  private boolean allArguments(Event event, LatinText out) {
    params.appendAll(event, out);
    return true;
  }

  private static boolean isCall(Event event) {
    EventCategory category = event.type().category();
    String name = event.type().name();
    return category != EventCategory.INTERNAL
        && category != EventCategory.SCHEDULER
        && !event.type().has(EventFlag.SKIPPARSERESET)
        && !name.equals("container");
  }

  private String category(Event event) {
    EventCategory category = event.type().category();
    if (event.type().isGeneric()) {
      return names.categoryOf(event);
    }
    return switch (category) {
      case IO_READ, IO_WRITE, IO_OTHER -> ioCategory();
      case IPC -> "IPC";
      default -> category.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private String ioCategory() {
    FdInfo info = context.fd();
    if (info == null) {
      return "unknown";
    }
    return switch (info.kind()) {
      case FILE, FILE_V2, DIRECTORY -> "file";
      case IPV4_SOCK, IPV6_SOCK, IPV4_SERVSOCK, IPV6_SERVSOCK -> "net";
      case FIFO, UNIX_SOCK, EVENT, SIGNALFD, EVENTPOLL, INOTIFY, NETLINK -> "ipc";
      default -> "unknown";
    };
  }

  private FieldTable.Bound typeIs(String argument) throws FieldException {
    String wanted = argument.substring(1);
    Extractor extractor;
    if (wanted.chars().allMatch(Character::isDigit)) {
      int id = Integer.parseInt(wanted);
      extractor = (e, v) -> v.number(e.typeId() == id ? 1 : 0);
    } else {
      extractor = (e, v) -> v.number(names.of(e).equals(wanted) ? 1 : 0);
    }
    return new FieldTable.Bound(UINT32, PrintFormat.DEC, extractor);
  }

  private static String bare(String argument) {
    return argument.startsWith("[")
        ? argument.substring(1, argument.length() - 1)
        : argument.substring(1);
  }

  private FieldTable.Bound argument(String argument) throws FieldException {
    String name = bare(argument);
    Extractor extractor;
    if (argument.startsWith("[")) {
      int index = number(name);
      extractor = (e, v) -> hasParam(e, index) && v.text(params.one(e, index));
    } else {
      known(name);
      extractor =
          (e, v) -> {
            int index = indexOf(e, name);
            return index >= 0 && v.text(params.one(e, index));
          };
    }
    return new FieldTable.Bound(CHARBUF, PrintFormat.NA, extractor);
  }

  private static boolean hasParam(Event event, int index) {
    return index >= 0 && index < event.paramCount();
  }

  /** Index of a parameter that the event has, appended ones included; -1 if it has none. */
  private static int indexOf(Event event, String name) {
    EventType type = event.type();
    int index = type.indexOf(name);
    if (index < 0 && event.encodedParamCount() > type.params().size()) {
      index = type.indexOfAny(name);
    }
    return index < event.knownParamCount() ? index : -1;
  }

  private static int number(String text) throws FieldException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new FieldException("evt.arg takes a name or [number], not [" + text + "]");
    }
  }

  /** The first parameter of a name: the classic types decide, then what came later. */
  private ParamInfo known(String name) throws FieldException {
    Optional<ParamInfo> found = Optional.empty();
    for (EventType type : schema.all()) {
      int index = type.indexOfAny(name);
      boolean classic = type.id() < EventSchema.CLASSIC_IDS && index < type.params().size();
      if (index >= 0 && (classic || found.isEmpty())) {
        found = Optional.of(type.param(index));
      }
      if (index >= 0 && classic) {
        break;
      }
    }
    return found.orElseThrow(() -> new FieldException("unknown event argument " + name));
  }

  private FieldTable.Bound rawArgument(String argument) throws FieldException {
    if (argument.startsWith("[")) {
      throw new FieldException("evt.arg fields must be expressed explicitly");
    }
    String name = bare(argument);
    ParamInfo param = known(name);
    ParamType type = param.type();
    Extractor extractor =
        (e, v) -> {
          int index = indexOf(e, name);
          return index >= 0 && raw(e, index, v);
        };
    return new FieldTable.Bound(type, param.print(), extractor);
  }

  private static boolean raw(Event event, int index, FieldValue out) {
    return switch (event.type().param(index).type()) {
      case CHARBUF, FSPATH, FSRELPATH -> out.text(event.paramText(index));
      case BYTEBUF, SOCKADDR, SOCKTUPLE, FDLIST, DYN ->
          out.bytes(event.array(), event.paramOffset(index), event.paramLength(index));
      default -> out.number(event.paramLong(index));
    };
  }

  /** Index of the parameter that holds the result, or -1. */
  private static int resultIndex(Event event) {
    int result = event.type().indexOf("res");
    if (result < 0 && event.type().has(EventFlag.CREATES_FD)) {
      result = event.type().direction() == Direction.EXIT ? event.type().indexOf("fd") : -1;
    }
    return result < event.paramCount() ? result : -1;
  }

  private void results(FieldTable table) {
    table.add("evt.res", this::resultText);
    table.add(
        "evt.rawres",
        (e, v) -> {
          int index = resultIndex(e);
          return index >= 0 && v.number(e.paramLong(index));
        });
    table.add("evt.failed", (e, v) -> v.truth(failed(e)));
    table.add("evt.count", (e, v) -> v.number(1));
    table.add("evt.count.error", (e, v) -> failed(e) && v.number(1));
    for (String kind : new String[] {"file", "net", "memory", "other"}) {
      table.add(
          "evt.count.error." + kind,
          (e, v) -> failed(e) && errorKind(e).equals(kind) && v.number(1));
    }
    table.add("evt.count.exit", (e, v) -> e.type().direction() == Direction.EXIT && v.number(1));
    table.add("evt.count.procinfo", (e, v) -> e.type().name().equals("procinfo") && v.number(1));
    table.add("evt.count.threadinfo", (e, v) -> e.type().name().equals("procinfo") && v.number(1));
  }

  private boolean resultText(Event event, FieldValue out) {
    int index = resultIndex(event);
    if (index < 0) {
      return false;
    }
    long result = event.paramLong(index);
    if (result >= 0) {
      return out.text("SUCCESS");
    }
    String name = flags.error(-result);
    return out.text(name.isEmpty() ? Long.toString(result) : name);
  }

  private static boolean failed(Event event) {
    int index = resultIndex(event);
    return index >= 0 && event.paramLong(index) < 0;
  }

  private String errorKind(Event event) {
    if (event.type().category() == EventCategory.MEMORY) {
      return "memory";
    }
    String name = event.type().name();
    if (context.fd() != null) {
      return switch (context.fd().kind()) {
        case FILE, FILE_V2, DIRECTORY -> "file";
        case IPV4_SOCK, IPV6_SOCK, IPV4_SERVSOCK, IPV6_SERVSOCK, UNIX_SOCK -> "net";
        default -> "other";
      };
    }
    if (name.startsWith("open") || name.equals("creat")) {
      return "file";
    }
    return name.startsWith("accept") || name.equals("connect") ? "net" : "other";
  }
}
