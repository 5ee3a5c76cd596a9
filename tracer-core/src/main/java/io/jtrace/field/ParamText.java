package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.ParamInfo;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.Addresses;
import io.jtrace.state.FdInfo;
import io.jtrace.state.Paths;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import io.jtrace.syscall.DynamicTypes;
import io.jtrace.syscall.FlagTables;

/**
 * Text of event parameters: the value, and what it stands for where that is known. The texts are
 * those of sysdig 0.29.3. Keeps no state but a reused buffer and
 * flags already named; one thread.
 */
final class ParamText {
  private static final long AT_FDCWD = -100;

  /** A number without bytes, as today's tracers write one they do not know. */
  private static final String UNKNOWN = "<NA>";

  private final StateEngine state;
  private final FlagTables tables;
  private RenderSettings settings;
  private final EventNames names;
  private final Ports ports;
  private final SockText socks;
  private final FlagTexts flagTexts;
  private final DynamicTypes dynamics = DynamicTypes.load();
  private final LatinText scratch = new LatinText();

  /** Where the parameter at hand goes: its value, and in brackets what that stands for. */
  private LatinText out = scratch;

  /** Index of the bracket, or -1 while there is none. */
  private int bracket;

  ParamText(
      StateEngine state,
      FlagTables tables,
      EventNames names,
      Ports ports,
      RenderSettings settings) {
    this.state = state;
    this.names = names;
    this.tables = tables;
    this.settings = settings;
    this.ports = ports;
    this.socks = new SockText(ports);
    this.flagTexts = new FlagTexts(tables);
  }

  /** Shows data buffers in another form from now on. */
  void buffers(RenderSettings.BufferFormat form) {
    settings =
        new RenderSettings(form, settings.verbose(), settings.resolvePorts(), settings.time());
  }

  /** All parameters, each {@code name=value} or {@code name=value(resolved)} and a blank. */
  void appendAll(Event event, LatinText target) {
    out = target;
    int count = event.paramCount();
    // of a generic event the code or name is its type's name already
    for (int i = event.type().isGeneric() ? firstOfGeneric(event) : 0; i < count; i++) {
      ParamInfo param = event.param(i);
      target.append(param.name()).append('=');
      render(event, i, param);
      target.append(' ');
    }
  }

  private static int firstOfGeneric(Event event) {
    return event.typeId() <= 1 ? event.paramCount() : 1;
  }

  /** One parameter: what it stands for if known, else the value. */
  String one(Event event, int index) {
    scratch.setLength(0);
    out = scratch;
    render(event, index, event.param(index));
    return bracket < 0
        ? scratch.toString()
        : scratch.subSequence(bracket + 1, scratch.length() - 1);
  }

  private void render(Event event, int index, ParamInfo param) {
    bracket = -1;
    if (param.type() == ParamType.DYN) {
      dynamic(event, index);
    } else {
      value(event, index, param);
    }
    close();
  }

  /** Goes on with what the value stands for. */
  private LatinText resolved() {
    bracket = out.length();
    return out.append('(');
  }

  /** Closes the bracket, or takes it back if nothing has come to stand in it. */
  private void close() {
    if (bracket >= 0) {
      if (out.length() == bracket + 1) {
        out.setLength(bracket);
        bracket = -1;
      } else {
        out.append(')');
      }
    }
  }

  private void value(Event event, int index, ParamInfo param) {
    if (event.paramLength(index) == 0 && param.type().isNumber()) {
      out.append(UNKNOWN);
      return;
    }
    switch (param.type()) {
      case CHARBUF, CHARBUFARRAY, CHARBUF_PAIR_ARRAY ->
          out.appendToNul(event.array(), event.paramOffset(index), event.paramLength(index));
      case FSPATH, FSRELPATH -> path(event, index, param);
      case BYTEBUF -> buffer(event, index);
      case IPV4ADDR, IPV6ADDR, IPADDR -> address(event, index);
      case PORT -> out.append(event.paramLong(index));
      case SYSCALLID -> {
        out.append(event.paramLong(index));
        resolved().append(names.of(event));
      }
      case FD, FD32 -> fd(event.paramLong(index));
      case PID, PID32 -> pid(event.paramLong(index));
      case ERRNO -> error(event.paramLong(index));
      case FDLIST -> fdList(event, index);
      case SOCKADDR -> socks.address(out, event, index, transport());
      case SOCKTUPLE -> socks.tuple(out, event, index, transport());
      case RELTIME -> relativeTime(event.paramLong(index));
      case SIGTYPE -> {
        out.append(event.paramLong(index));
        resolved().append(tables.signal(event.paramLong(index)));
      }
      case SIGSET -> signalSet(event.paramLong(index));
      case FLAGS8, FLAGS16, FLAGS32 -> flags(event.paramLong(index), param);
      case ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> {
        out.append(event.paramLong(index));
        resolved().append(tables.name(param.table().orElse(""), event.paramLong(index)));
      }
      case MODE -> {
        octal(out, event.paramLong(index));
        resolved().append(flagTexts.of(param.table().orElse(""), event.paramLong(index)));
      }
      case UID -> account(event.paramLong(index), true);
      case GID -> account(event.paramLong(index), false);
      default -> number(out, event.paramLong(index), param.type(), param.print());
    }
  }

  private void path(Event event, int index, ParamInfo param) {
    int start = out.length();
    out.appendToNul(event.array(), event.paramOffset(index), event.paramLength(index));
    boolean absolute = out.length() > start && out.charAt(start) == '/';
    out.dropControls(start, true);
    if (!absolute && event.paramLength(index) > 0) {
      joined(event, event.paramText(index), param);
    }
  }

  private void joined(Event event, String text, ParamInfo param) {
    ThreadInfo thread = state.context().thread();
    if (thread == null || text.equals("<NA>")) {
      return;
    }
    boolean relative = param.type() == ParamType.FSRELPATH;
    long dirfd = relative ? event.paramLong(Math.max(0, param.dirfdParam())) : AT_FDCWD;
    resolved().append(Paths.join(base(thread, dirfd), text));
  }

  private static String base(ThreadInfo thread, long dirfd) {
    if (dirfd == AT_FDCWD) {
      return thread.cwd();
    }
    FdInfo directory = thread.fds().find(dirfd);
    return directory == null || directory.name().isEmpty() ? "" : withSlash(directory.name());
  }

  /** Tuples do not carry the transport; that of the call's descriptor is taken, or TCP. */
  private int transport() {
    FdInfo info = state.context().fdOrLast();
    return info != null && info.l4proto() == FdInfo.L4_UDP ? FdInfo.L4_UDP : FdInfo.L4_TCP;
  }

  private static String withSlash(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private void buffer(Event event, int index) {
    BufferText.append(
        out, event.array(), event.paramOffset(index), event.paramLength(index), settings);
  }

  private void address(Event event, int index) {
    int length = event.paramLength(index);
    if (length == 4 || length == 16) {
      out.append(Addresses.text(event.array(), event.paramOffset(index), length));
    }
  }

  private void fd(long fd) {
    out.append(fd);
    ThreadInfo thread = state.context().thread();
    if (fd >= 0) {
      FdInfo info = thread == null ? null : thread.fds().find(fd);
      if (info != null) {
        FdText.append(resolved(), info, ports);
      }
    } else {
      resolved().append(fd == AT_FDCWD ? "AT_FDCWD" : tables.error(-fd));
    }
  }

  private void pid(long pid) {
    out.append(pid);
    ThreadInfo thread = state.machine().thread(pid);
    if (thread != null) {
      resolved().append(thread.comm());
    }
  }

  private void error(long value) {
    out.append(value);
    if (value < 0) {
      resolved().append(tables.error(-value));
    }
  }

  private void fdList(Event event, int index) {
    byte[] bytes = event.array();
    int at = event.paramOffset(index);
    int end = at + event.paramLength(index);
    ThreadInfo thread = state.context().thread();
    String separator = "";
    for (at += 2; at + 10 <= end; at += 10, separator = " ") {
      long fd = (long) EventLayout.U64.get(bytes, at);
      int flags = (short) EventLayout.U16.get(bytes, at + 8) & 0xffff;
      FdInfo info = thread == null ? null : thread.fds().find(fd);
      NumberText.appendUnsigned(out.append(separator), fd);
      out.append(':');
      out.append(info == null ? "?" : FdText.typeChars(info).substring(0, 1));
      out.append(Integer.toHexString(flags));
    }
  }

  private void relativeTime(long nanos) {
    if (nanos == -1) {
      out.append("none");
      return;
    }
    out.append(nanos);
    resolved().append(NumberText.general(nanos / 1e9)).append('s');
  }

  private void signalSet(long set) {
    String separator = "";
    for (int bit = 0; bit < 32; bit++) {
      String name = (set & 1L << bit) != 0 ? tables.signal(bit + 1) : "";
      if (!name.isEmpty()) {
        out.append(separator).append(name);
        separator = " ";
      }
    }
  }

  private void flags(long value, ParamInfo param) {
    out.append(value);
    if (param.table().isPresent()) {
      resolved().append(flagTexts.of(param.table().get(), value));
    }
  }

  private void account(long id, boolean user) {
    if (id == 0xffffffffL) {
      out.append("-1");
      resolved().append("<NONE>");
      return;
    }
    out.append(id);
    var users = state.machine();
    String name =
        user
            ? users.user(id) == null ? "<NA>" : users.user(id).name()
            : users.group(id) == null ? "<NA>" : users.group(id).name();
    resolved().append(name);
  }

  /** A u8 index and a value whose type it selects. */
  private void dynamic(Event event, int index) {
    int length = event.paramLength(index);
    if (length == 0) {
      return;
    }
    byte[] bytes = event.array();
    int at = event.paramOffset(index);
    String table = event.type().param(index).table().orElse("");
    DynamicTypes.Choice choice = dynamics.of(table, bytes[at] & 0xff);
    long value = length >= 9 ? (long) EventLayout.U64.get(bytes, at + 1) : 0;
    if (length >= 5 && length < 9) {
      value = (int) EventLayout.U32.get(bytes, at + 1) & 0xffffffffL;
    }
    switch (choice.type()) {
      case BYTEBUF -> BufferText.append(out, bytes, at + 1, length - 1, settings);
      case CHARBUF -> text(bytes, at + 1, at + length);
      case ERRNO -> error(value);
      case FD -> fd(value);
      case RELTIME -> relativeTime(value);
      case SIGTYPE -> {
        int signal = length > 1 ? bytes[at + 1] & 0xff : 0;
        out.append(signal);
        resolved().append(tables.signal(signal));
      }
      default -> number(out, value, choice.type(), choice.print());
    }
  }

  private void text(byte[] bytes, int from, int end) {
    for (int i = from; i < end && bytes[i] != 0; i++) {
      out.append((char) (bytes[i] & 0xff));
    }
  }

  private static void octal(LatinText out, long value) {
    out.append(value == 0 ? "" : "0").append(Long.toOctalString(value));
  }

  /** The bits of a signed number, without those its sign was extended into. */
  private static long inWidth(long value, ParamType type) {
    return switch (type) {
      case INT8 -> value & 0xff;
      case INT16 -> value & 0xffff;
      case INT32 -> value & 0xffffffffL;
      default -> value;
    };
  }

  /** A number in its print format; unsigned 32 bits go through a signed conversion, as in sysdig. */
  static void number(LatinText out, long value, ParamType type, PrintFormat print) {
    switch (print) {
      case HEX -> out.appendHex(inWidth(value, type));
      case OCT -> octal(out, inWidth(value, type));
      case PADDED_DEC -> out.appendPadded(value, 9);
      default -> out.append(type == ParamType.UINT32 ? (int) value : value);
    }
  }
}
