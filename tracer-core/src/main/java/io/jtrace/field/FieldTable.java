package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.field.Field.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The rows of the field list as the families enter them, each with how it is read. */
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
  private String fieldClass = "";

  /** Begins a class of fields. */
  void section(String name) {
    fieldClass = name;
  }

  /** A field that keeps nothing between events. */
  void add(String name, ParamType type, String description, Extractor extractor) {
    fresh(name, type, description, () -> extractor);
  }

  /** A field that keeps something between events: each binding has its own extractor. */
  void fresh(String name, ParamType type, String description, Supplier<Extractor> extractor) {
    enter(
        new Field(name, type, PrintFormat.DEC, fieldClass, description, Set.of()),
        argument -> new Bound(type, PrintFormat.DEC, extractor.get()));
  }

  /** A field with traits. */
  void add(
      String name, ParamType type, String description, Set<Trait> traits, Extractor extractor) {
    enter(
        new Field(name, type, PrintFormat.DEC, fieldClass, description, traits),
        argument -> new Bound(type, PrintFormat.DEC, extractor));
  }

  /** A field that takes an argument. */
  void argument(String name, ParamType type, String description, Set<Trait> traits, Maker maker) {
    enter(new Field(name, type, PrintFormat.DEC, fieldClass, description, traits), maker);
  }

  private void enter(Field field, Maker maker) {
    rows.put(field.name(), new Row(field, maker));
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
