package io.jtrace.syscall;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the index byte of a dynamic parameter selects: the type of the value behind it. Immutable.
 * Source: {@code dynamic.tsv} beside this class.
 */
public final class DynamicTypes {
  /**
   * A type and its print format.
   *
   * @param type how the bytes behind the index byte are read
   * @param print how they are printed
   */
  public record Choice(ParamType type, PrintFormat print) {}

  private static final Choice BYTES = new Choice(ParamType.BYTEBUF, PrintFormat.HEX);
  private final Map<String, List<Choice>> tables = new HashMap<>();

  private DynamicTypes() {
    for (String[] row : TableFile.read("dynamic.tsv")) {
      tables
          .computeIfAbsent(row[0], ignored -> new ArrayList<>())
          .add(new Choice(ParamType.valueOf(row[3]), PrintFormat.valueOf(row[4])));
    }
  }

  /**
   * Reads the table that ships with jtrace.
   *
   * @return new types
   */
  public static DynamicTypes load() {
    return new DynamicTypes();
  }

  /**
   * The type that an index byte selects.
   *
   * @param table name of the parameter's dynamic table
   * @param index the byte, 0 to 255
   * @return raw bytes for tables and indexes that are not known
   */
  public Choice of(String table, int index) {
    List<Choice> choices = tables.getOrDefault(table, List.of());
    return index < choices.size() ? choices.get(index) : BYTES;
  }
}
