package io.jtrace.field;

import io.jtrace.syscall.FlagTables;
import java.util.HashMap;
import java.util.Map;

/** Names of flags, kept for the values met lately: calls repeat theirs. One thread. */
final class FlagTexts {
  private static final int KEPT = 64;
  private final FlagTables tables;
  private final Map<String, Recent> byTable = new HashMap<>();
  private String lastTable = "";
  private Recent last = new Recent();

  FlagTexts(FlagTables tables) {
    this.tables = tables;
  }

  /** What {@link FlagTables#names} gives. */
  String of(String table, long value) {
    Recent recent = recent(table);
    int slot = slot(value);
    String known = recent.names[slot];
    if (known == null || recent.values[slot] != value) {
      known = tables.names(table, value);
      recent.values[slot] = value;
      recent.names[slot] = known;
    }
    return known;
  }

  private static int slot(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 58) & KEPT - 1;
  }

  @SuppressWarnings("ReferenceEquality") // names of tables are those of the schema, one object each
  private Recent recent(String table) {
    if (table != lastTable) {
      last = byTable.computeIfAbsent(table, ignored -> new Recent());
      lastTable = table;
    }
    return last;
  }

  /** The last value of each slot and its names. */
  private static final class Recent {
    final long[] values = new long[KEPT];
    final String[] names = new String[KEPT];
  }
}
