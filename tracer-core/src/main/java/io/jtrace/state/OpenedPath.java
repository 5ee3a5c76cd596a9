package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventType;

/**
 * What an open asked for, read from its exit and, where that tells more, its enter. Valid until the
 * next {@link #read}.
 */
final class OpenedPath {
  static final long AT_FDCWD = -100;
  private final LongMap<Layout> layouts = new LongMap<>();
  private Layout layout;
  private Event source;
  private int device;

  /** Where one type keeps them; -1 where it does not. */
  private record Layout(int directory, int name, int flags, int device) {
    static Layout of(EventType type) {
      return new Layout(
          type.indexOf("dirfd"), type.indexOf("name"), type.indexOf("flags"), type.indexOf("dev"));
    }
  }

  private Layout layout(Event event) {
    Layout known = layouts.get(event.typeId());
    if (known == null) {
      known = Layout.of(event.type());
      layouts.put(event.typeId(), known);
    }
    return known;
  }

  /** Reads an exit; false if neither it nor its enter says what was opened. */
  boolean read(Event exit, EventContext context) {
    Event enter = context.enterEvent();
    Layout own = layout(exit);
    boolean enterTells = enter != null && tells(enter, layout(enter).name);
    source = enterTells ? enter : exit;
    layout = enterTells ? layout(enter) : own;
    device = own.device < 0 ? 0 : (int) exit.paramLong(own.device);
    return layout.name >= 0;
  }

  private static boolean tells(Event enter, int name) {
    return name >= 0
        && name < enter.paramCount()
        && enter.paramLength(name) > 0
        && (enter.array()[enter.paramOffset(name)] != '('
            || !enter.paramText(name).equals("(NULL)"));
  }

  int device() {
    return device;
  }

  int flags() {
    return layout.flags < 0 ? 0 : (int) source.paramLong(layout.flags);
  }

  /** The directory descriptor a relative path starts from; AT_FDCWD for the working directory. */
  long directory() {
    return layout.directory < 0 ? AT_FDCWD : source.paramLong(layout.directory);
  }

  boolean isAbsolute() {
    return layout.name < source.paramCount()
        && source.paramLength(layout.name) > 0
        && source.array()[source.paramOffset(layout.name)] == '/';
  }

  String path(EventContext context) {
    return Paths.join(base(context, directory()), source.paramText(layout.name));
  }

  static String base(EventContext context, long directory) {
    if (directory == AT_FDCWD) {
      return context.thread().cwd();
    }
    FdInfo known = context.fd(directory);
    return known == null ? "<UNKNOWN>" : known.name + "/";
  }
}
