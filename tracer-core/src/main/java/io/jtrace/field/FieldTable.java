package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The rows of the field list, each with how it is read. The families enter the readers; fields that
 * no family enters are known and always absent.
 */
final class FieldTable {
  /** What an argument makes of a field. */
  record Bound(ParamType type, PrintFormat print, Extractor extractor) {}

  /** Binds a field to its argument. */
  interface Maker {
    /** The argument is empty when there is none. */
    Bound make(String argument) throws FieldException;
  }

  /** A row and how it is bound. */
  record Row(Field field, Maker maker) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Runnable> families = new HashMap<>();

  FieldTable() {
    for (Field field : FieldListFile.fields()) {
      Bound absent = new Bound(field.type(), field.print(), (e, v) -> false);
      rows.put(field.name(), new Row(field, argument -> absent));
    }
  }

  /** A field that keeps nothing between events. */
  void add(String name, Extractor extractor) {
    fresh(name, () -> extractor);
  }

  /** A field whose text is built for each event. */
  void text(String name, Extractor.Text extractor) {
    add(name, extractor);
  }

  /** A field that keeps something between events: each binding has its own extractor. */
  void fresh(String name, Supplier<Extractor> extractor) {
    Field field = listed(name);
    argument(name, argument -> new Bound(field.type(), field.print(), extractor.get()));
  }

  /** A field that takes an argument. */
  void argument(String name, Maker maker) {
    rows.put(name, new Row(listed(name), maker));
  }

  private Field listed(String name) {
    Row row = rows.get(name);
    if (row == null) {
      throw new IllegalStateException("field " + name + " is not in the list");
    }
    return row.field();
  }

  /** A family that few runs ask for: it costs no time until a field of its class is bound. */
  void later(String fieldClass, Runnable family) {
    families.put(fieldClass, family);
  }

  /** How a row is bound, its family entered. */
  Maker maker(Row row) {
    Runnable family = families.remove(row.field().fieldClass());
    if (family == null) {
      return rows.get(row.field().name()).maker();
    }
    family.run();
    return maker(row);
  }

  /** A row by its whole name, or null. */
  Row find(String name) {
    return rows.get(name);
  }

  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    rows.values().forEach(row -> fields.add(row.field()));
    return fields;
  }
}
