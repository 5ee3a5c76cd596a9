package io.jtrace.syscall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of flags and enumerations by table, in printing order; and names of errors and signals.
 * Immutable. Source: {@code flags.tsv} and {@code errno-signal.tsv} beside this class.
 */
public final class FlagTables {
  /**
   * One named value.
   *
   * @param name as printed
   * @param value in the capture file's numbering
   */
  public record Entry(String name, long value) {}

  private final Map<String, List<Entry>> tables = new HashMap<>();
  private final NumberNames errors = new NumberNames();
  private final NumberNames signals = new NumberNames();

  private FlagTables() {}

  /**
   * Reads the tables that ship with jtrace.
   *
   * @return new tables
   */
  public static FlagTables load() {
    FlagTables read = new FlagTables();
    for (String[] row : TableFile.read("flags.tsv")) {
      read.tables
          .computeIfAbsent(row[0], ignored -> new ArrayList<>())
          .add(new Entry(row[2], Long.parseLong(row[3])));
    }
    for (String[] row : TableFile.read("errno-signal.tsv")) {
      boolean error = row[0].equals("errno");
      (error ? read.errors : read.signals).add(Integer.parseInt(row[1]), row[2]);
    }
    return read;
  }

  /**
   * One table.
   *
   * @param name its name
   * @return in printing order; empty if there is none
   */
  public List<Entry> table(String name) {
    return tables.getOrDefault(name, List.of());
  }

  /**
   * Names of the flags in a value, joined by bars. Walks the table: an entry equal to the whole value
   * ends the list; one whose bits are all set is named and its bits are taken away.
   *
   * @param table its name
   * @param value flags
   * @return empty if none has a name
   */
  public String names(String table, long value) {
    StringBuilder names = new StringBuilder();
    appendNames(table, value, names);
    return names.toString();
  }

  /**
   * Appends what {@link #names} gives.
   *
   * @param table its name
   * @param value flags
   * @param out receives the names
   */
  public void appendNames(String table, long value, StringBuilder out) {
    List<Entry> entries = table(table);
    long left = value;
    String separator = "";
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean whole = entry.value() == value;
      boolean part = entry.value() != 0 && (left & entry.value()) == entry.value();
      if (whole || part) {
        out.append(separator).append(entry.name());
        separator = "|";
        left &= ~entry.value();
      }
      if (whole) {
        return;
      }
    }
  }

  /**
   * Name of one value of an enumeration.
   *
   * @param table its name
   * @param value the value
   * @return the first that equals it; empty if it has none
   */
  public String name(String table, long value) {
    List<Entry> entries = table(table);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).value() == value) {
        return entries.get(i).name();
      }
    }
    return "";
  }

  /**
   * Name of an error.
   *
   * @param errno positive number
   * @return empty if unknown
   */
  public String error(long errno) {
    return errors.of(errno);
  }

  /**
   * Name of a signal.
   *
   * @param signal number
   * @return empty if unknown
   */
  public String signal(long signal) {
    return signals.of(signal);
  }
}
