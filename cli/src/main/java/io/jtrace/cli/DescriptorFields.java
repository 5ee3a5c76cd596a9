package io.jtrace.cli;

import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import java.util.List;
import java.util.Set;

/** The fields a filter over descriptors may use: there is no event, so those about one are refused. */
final class DescriptorFields implements FieldBinder {
  private static final Set<String> TIMES =
      Set.of(
          "evt.rawtime",
          "evt.rawtime.s",
          "evt.rawtime.ns",
          "evt.time",
          "evt.time.s",
          "evt.datetime",
          "evt.reltime");
  private final FieldBinder all;
  private final String filter;

  DescriptorFields(FieldBinder all, String filter) {
    this.all = all;
    this.filter = filter;
  }

  @Override
  public BoundField bind(String text) throws FieldException {
    BoundField field = all.bind(text);
    String name = field.field().name();
    if (name.startsWith("evt.") && !TIMES.contains(name)) {
      throw new FieldException(
          filter + ": the given filter is not supported for thread table filtering");
    }
    return field;
  }

  @Override
  public int prefixLength(String text) {
    return all.prefixLength(text);
  }

  @Override
  public List<Field> fields() {
    return all.fields();
  }

  @Override
  public boolean isEventName(String name) {
    return all.isEventName(name);
  }

  @Override
  public List<String> eventNames() {
    return all.eventNames();
  }
}
