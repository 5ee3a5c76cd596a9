package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.field.Field.Trait;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code fields.tsv} and {@code classes.tsv} beside this class. */
final class FieldListFile {
  private FieldListFile() {}

  /** Every field, in the order of the list. */
  static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (String[] row : rows("fields.tsv")) {
      fields.add(
          new Field(
              row[0],
              ParamType.valueOf(row[1]),
              PrintFormat.valueOf(row[2]),
              row[3],
              row[5],
              traits(row[4])));
    }
    return fields;
  }

  private static Set<Trait> traits(String cell) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (String word : cell.isEmpty() ? new String[0] : cell.split(",")) {
      traits.add(Trait.valueOf(word));
    }
    return traits;
  }

  static List<String[]> rows(String resource) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = FieldListFile.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return rows;
  }
}
