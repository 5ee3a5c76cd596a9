package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.Paths;
import java.util.List;

/** The full paths of calls that take a directory's descriptor and a path: {@code evt.abspath}. */
final class AbsolutePaths {
  private static final int AT_FDCWD = -100;

  /** A kind of event, and the parameters that name the directory and the path. */
  private record Source(String constant, String directory, String path) {}

  private static final List<Source> FIRST =
      List.of(
          new Source("PPME_SYSCALL_RENAMEAT_X", "olddirfd", "oldpath"),
          new Source("PPME_SYSCALL_RENAMEAT2_X", "olddirfd", "oldpath"),
          new Source("PPME_SYSCALL_LINKAT_E", "olddir", "oldpath"),
          new Source("PPME_SYSCALL_LINKAT_2_X", "olddir", "oldpath"));

  private static final List<Source> SECOND =
      List.of(
          new Source("PPME_SYSCALL_RENAMEAT_X", "newdirfd", "newpath"),
          new Source("PPME_SYSCALL_RENAMEAT2_X", "newdirfd", "newpath"),
          new Source("PPME_SYSCALL_LINKAT_E", "newdir", "newpath"),
          new Source("PPME_SYSCALL_LINKAT_2_X", "newdir", "newpath"));

  private static final List<Source> ONLY =
      List.of(
          new Source("PPME_SYSCALL_SYMLINKAT_X", "linkdirfd", "linkpath"),
          new Source("PPME_SYSCALL_OPENAT_E", "dirfd", "name"),
          new Source("PPME_SYSCALL_OPENAT_2_X", "dirfd", "name"),
          new Source("PPME_SYSCALL_OPENAT2_X", "dirfd", "name"),
          new Source("PPME_SYSCALL_UNLINKAT_E", "dirfd", "name"),
          new Source("PPME_SYSCALL_UNLINKAT_2_X", "dirfd", "name"),
          new Source("PPME_SYSCALL_MKDIRAT_X", "dirfd", "path"),
          new Source("PPME_SYSCALL_FCHMODAT_X", "dirfd", "filename"));

  private final EventContext context;
  private final Source[] sources;

  private AbsolutePaths(EventContext context, int types) {
    this.context = context;
    this.sources = new Source[types];
  }

  /** Without an argument, or with src, a call of two paths shows the first; with dst the second. */
  static void enter(FieldTable table, EventSchema schema, EventContext context) {
    table.argument(
        "evt.abspath",
        argument -> {
          AbsolutePaths paths = new AbsolutePaths(context, EventSchema.CLASSIC_IDS);
          paths.read(schema, argument.endsWith("dst") ? SECOND : FIRST);
          paths.read(schema, ONLY);
          return new FieldTable.Bound(CHARBUF, PrintFormat.NA, paths::extract);
        });
  }

  private void read(EventSchema schema, List<Source> rows) {
    for (EventType type : schema.all()) {
      for (Source row : rows) {
        if (row.constant().equals(type.constant())) {
          sources[type.id()] = row;
        }
      }
    }
  }

  private boolean extract(Event event, FieldValue out) {
    Source source = event.typeId() < sources.length ? sources[event.typeId()] : null;
    if (source == null || context.thread() == null) {
      return false;
    }
    int directory = event.type().indexOf(source.directory());
    int path = event.type().indexOf(source.path());
    return Math.max(directory, path) < event.paramCount()
        && out.text(joined(event.paramLong(directory), event.paramText(path)));
  }

  private String joined(long directory, String path) {
    return Paths.join(path.startsWith("/") ? "" : base(directory), path);
  }

  private String base(long directory) {
    if (directory == AT_FDCWD) {
      return context.thread().cwd();
    }
    FdInfo known = context.thread().fds().find(directory);
    return known == null ? "<UNKNOWN>/" : known.name() + "/";
  }
}
