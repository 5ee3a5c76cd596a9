package io.jtrace.scap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** The rows of {@code enters.tsv} by type. Immutable. */
final class EnterTable {
  /** Types from here on have no row. */
  private static final int IDS = 512;

  private final EnterRow[] rows = new EnterRow[IDS];

  /** Read when first asked for, and once. */
  private static final class Shipped {
    static final EnterTable TABLE = new EnterTable();

    private Shipped() {}
  }

  private EnterTable() {
    forEachRow(
        cells -> {
          EnterRow row = EnterRow.parse(cells);
          rows[row.exitId()] = row;
        });
  }

  static EnterTable load() {
    return Shipped.TABLE;
  }

  /** By type: an event with more parameters than this carries those of its enter. */
  static int[] marks() {
    int[] marks = new int[IDS];
    Arrays.fill(marks, EnterRow.NO_MARK);
    forEachRow(cells -> marks[Integer.parseInt(cells[0])] = EnterRow.mark(cells));
    return marks;
  }

  private static void forEachRow(Consumer<String[]> consumer) {
    try (InputStream in = EnterTable.class.getResourceAsStream("enters.tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          consumer.accept(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read enters.tsv", e);
    }
  }

  /** The row of an exit's type; null for types whose enter is never made. */
  EnterRow ofExit(int typeId) {
    return typeId < rows.length ? rows[typeId] : null;
  }

  /** The row of an enter's type; null as above. */
  EnterRow ofEnter(int typeId) {
    return (typeId & 1) == 0 ? ofExit(typeId + 1) : null;
  }
}
