package io.jtrace.chisel.lua;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.ThreadRow;
import io.jtrace.event.ProcessEntry;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code sysdig.get_thread_table} and its three reduced forms. */
final class ThreadTable {
  private static final long UINT32 = 0xffffffffL;
  private final ChiselControl control;
  private final boolean barebone;
  private final boolean withFds;

  private ThreadTable(ChiselControl control, boolean barebone, boolean withFds) {
    this.control = control;
    this.barebone = barebone;
    this.withFds = withFds;
  }

  /** Adds the four functions. */
  static void install(LuaTable sysdig, ChiselControl control) {
    add(sysdig, "get_thread_table", new ThreadTable(control, false, true));
    add(sysdig, "get_thread_table_nofds", new ThreadTable(control, false, false));
    add(sysdig, "get_thread_table_barebone", new ThreadTable(control, true, true));
    add(sysdig, "get_thread_table_barebone_nofds", new ThreadTable(control, true, false));
  }

  private static void add(LuaTable sysdig, String name, ThreadTable form) {
    sysdig.set(name, StringFunctions.function(form::table));
  }

  private Varargs table(Varargs args) {
    List<ThreadRow> rows = List.copyOf(rows(args.isstring(1) ? Text.java(args.arg1()) : ""));
    return OrderedTable.of(
        rows.stream().mapToLong(row -> row.entry().tid() & UINT32).toArray(),
        rows.stream().map(this::thread).toArray(LuaValue[]::new));
  }

  private Collection<ThreadRow> rows(String filter) {
    try {
      return control.threads(filter);
    } catch (ChiselException e) {
      throw Action.failure(e.getMessage());
    }
  }

  private LuaTable thread(ThreadRow row) {
    LuaTable thread = new LuaTable();
    thread.set("tid", uint32(row.entry().tid()));
    thread.set("pid", uint32(row.entry().pid()));
    if (!barebone) {
      numbers(thread, row);
      texts(thread, row);
    }
    List<ThreadRow.Fd> fds = withFds ? row.fds() : List.of();
    thread.set(
        "fdtable",
        OrderedTable.of(
            fds.stream().mapToLong(fd -> fd.fd() & UINT32).toArray(),
            fds.stream().map(this::fd).toArray(LuaValue[]::new)));
    return thread;
  }

  private static void numbers(LuaTable thread, ThreadRow row) {
    ProcessEntry entry = row.entry();
    thread.set("ptid", uint32(entry.ptid()));
    thread.set("flags", uint32(entry.flags()));
    thread.set("fdlimit", uint32(entry.fdLimit()));
    thread.set("uid", uint32(entry.uid()));
    thread.set("gid", uint32(entry.gid()));
    thread.set("nchilds", uint32(row.childCount()));
    thread.set("vmsize_kb", uint32(entry.vmSizeKb()));
    thread.set("vmrss_kb", uint32(entry.vmRssKb()));
    thread.set("vmswap_kb", uint32(entry.vmSwapKb()));
    thread.set("pfmajor", uint32(entry.majorFaults()));
    thread.set("pfminor", uint32(entry.minorFaults()));
  }

  private static void texts(LuaTable thread, ThreadRow row) {
    ProcessEntry entry = row.entry();
    thread.set("comm", Text.lua(entry.comm()));
    thread.set("exe", Text.lua(entry.exe()));
    thread.set("username", Text.lua(row.user()));
    thread.set("clone_ts", Text.lua(Long.toUnsignedString(row.cloneNanos())));
    thread.set("args", list(entry.args()));
    thread.set("env", list(entry.env()));
  }

  private static LuaTable list(String joined) {
    LuaTable list = new LuaTable();
    int from = 0;
    for (int to = joined.indexOf('\0'); to >= 0; to = joined.indexOf('\0', from)) {
      list.set(list.length() + 1, Text.lua(joined.substring(from, to)));
      from = to + 1;
    }
    return list;
  }

  private LuaTable fd(ThreadRow.Fd fd) {
    LuaTable table = new LuaTable();
    if (!barebone) {
      table.set("name", Text.lua(printable(fd.name())));
      table.set("type", Text.lua(fd.kind().typeName()));
    }
    if (fd.socket() != null) {
      socket(table, fd.socket());
    }
    return table;
  }

  /** Names of files may hold line feeds; tables of them are printed line by line. */
  private static String printable(String name) {
    return name.chars().allMatch(ThreadTable::isPrintable)
        ? name
        : name.chars()
            .filter(ThreadTable::isPrintable)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7f;
  }

  private static void socket(LuaTable table, ThreadRow.Socket socket) {
    table.set("sip", Text.lua(IpText.of(socket.serverAddress())));
    table.set("sport", socket.serverPort());
    table.set("is_server", LuaValue.valueOf(socket.server()));
    table.set("l4proto", Text.lua(socket.l4proto()));
    if (socket.clientAddress().length > 0) {
      table.set("cip", Text.lua(IpText.of(socket.clientAddress())));
      table.set("cport", socket.clientPort());
    }
  }

  private static LuaValue uint32(long value) {
    return LuaValue.valueOf((double) (value & UINT32));
  }
}
