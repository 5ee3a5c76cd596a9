package io.jtrace.filter;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.Field.Trait;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A few fields that read encoded events and nothing else: one or more of each kind of value. */
final class SmallFields implements FieldBinder {
  private static final String[] ANCESTORS = {"bash", "sshd", "systemd"};

  /** Reads a value by index. */
  private interface Reader {
    boolean read(Event event, int index, FieldValue out);
  }

  private record Bound(Field field, String text, ParamType type, PrintFormat print, Reader reader)
      implements BoundField {
    @Override
    public boolean extract(Event event, FieldValue out) {
      return reader.read(event, 0, out);
    }

    @Override
    public boolean extract(Event event, int index, FieldValue out) {
      return reader.read(event, index, out);
    }
  }

  private record Row(Field field, Reader reader) {}

  private final List<Row> rows = new ArrayList<>();
  private final Set<String> eventNames = new TreeSet<>();

  SmallFields(EventSchema schema) {
    schema.all().stream().map(EventType::name).forEach(eventNames::add);
    one("evt.type", ParamType.CHARBUF, (event, out) -> out.text(event.type().name()));
    one("evt.dir", ParamType.CHARBUF, (event, out) -> out.text(direction(event)));
    one("evt.num", ParamType.UINT64, (event, out) -> out.number(event.number()));
    one("evt.cpu", ParamType.INT16, (event, out) -> out.number(event.cpu()));
    one("thread.tid", ParamType.INT64, (event, out) -> out.number(event.tid()));
    one("evt.rawres", ParamType.INT64, (event, out) -> param(event, "res", out));
    one("evt.failed", ParamType.BOOL, (event, out) -> out.truth(event.paramLong(0) < 0));
    one("evt.buffer", ParamType.BYTEBUF, (event, out) -> slice(event, "data", out));
    one("evt.flags", ParamType.UINT32, (event, out) -> param(event, "flags", out));
    one("thread.cpu", ParamType.DOUBLE, (event, out) -> out.real(event.cpu() / 2.0));
    one("fd.name", ParamType.FSPATH, SmallFields::name);
    one("fd.lport", ParamType.PORT, (event, out) -> port(event, 0, out));
    one("evt.tuple", ParamType.SOCKTUPLE, (event, out) -> slice(event, "tuple", out));
    several("fd.port", ParamType.PORT, SmallFields::port);
    several("fd.ip", ParamType.IPADDR, SmallFields::address);
    several("fd.net", ParamType.IPNET, SmallFields::address);
    several("proc.aname", ParamType.CHARBUF, SmallFields::ancestor, Trait.TAKES_ARGUMENT);
    several("evt.arg", ParamType.CHARBUF, (e, i, out) -> name(e, out), Trait.NEEDS_ARGUMENT);
    several("evt.args", ParamType.CHARBUF, (e, i, out) -> name(e, out), Trait.PRINT_ONLY);
  }

  /** Reads a single value. */
  private interface OneReader {
    boolean read(Event event, FieldValue out);
  }

  private void one(String name, ParamType type, OneReader reader) {
    several(name, type, (event, index, out) -> index == 0 && reader.read(event, out));
  }

  private void several(String name, ParamType type, Reader reader, Trait... traits) {
    Field field = new Field(name, type, PrintFormat.DEC, "test", "", Set.of(traits));
    rows.add(new Row(field, reader));
  }

  private static String direction(Event event) {
    return event.typeId() % 2 == 0 ? ">" : "<";
  }

  private static boolean param(Event event, String name, FieldValue out) {
    int index = event.type().indexOf(name);
    return index >= 0 && out.number(event.paramLong(index));
  }

  private static boolean slice(Event event, String name, FieldValue out) {
    int index = event.type().indexOf(name);
    return index >= 0
        && out.bytes(event.array(), event.paramOffset(index), event.paramLength(index));
  }

  private static boolean name(Event event, FieldValue out) {
    int index = event.type().indexOf("name");
    return index >= 0 && out.text(event.paramText(index));
  }

  /** A tuple is a family, then address and port of either end; IPv4 is family 2, IPv6 is 10. */
  private static boolean address(Event event, int index, FieldValue out) {
    if (!slice(event, "tuple", out) || index > 1) {
      return false;
    }
    int length = event.array()[out.offset()] == 2 ? 4 : 16;
    return out.bytes(event.array(), out.offset() + 1 + index * (length + 2), length);
  }

  private static boolean port(Event event, int index, FieldValue out) {
    if (!address(event, index, out)) {
      return false;
    }
    int at = out.offset() + out.length();
    return out.number((event.array()[at + 1] & 0xff) << 8 | event.array()[at] & 0xff);
  }

  private static boolean ancestor(Event event, int index, FieldValue out) {
    return index < ANCESTORS.length && out.text(ANCESTORS[index]);
  }

  @Override
  public BoundField bind(String text) throws FieldException {
    for (Row row : rows) {
      Field field = row.field();
      String rest = text.startsWith(field.name()) ? text.substring(field.name().length()) : "no";
      if (rest.isEmpty() && field.is(Trait.NEEDS_ARGUMENT)) {
        throw new FieldException("field " + text + " needs an argument");
      }
      if (rest.isEmpty() || rest.startsWith(".") && field.is(Trait.NEEDS_ARGUMENT)) {
        return new Bound(field, text, field.type(), field.print(), row.reader());
      }
      if (rest.startsWith("[") && field.is(Trait.TAKES_ARGUMENT)) {
        return nth(field, text, rest.substring(1, rest.length() - 1), row.reader());
      }
    }
    throw new FieldException("unrecognized field " + text);
  }

  private static BoundField nth(Field field, String text, String argument, Reader reader)
      throws FieldException {
    if (!argument.matches("[0-9]")) {
      throw new FieldException(argument + " is no index of " + field.name());
    }
    int nth = Integer.parseInt(argument);
    Reader one = (event, index, out) -> index == 0 && reader.read(event, nth, out);
    return new Bound(field, text, field.type(), field.print(), one);
  }

  @Override
  public int prefixLength(String text) {
    throw new UnsupportedOperationException("filters bind whole texts");
  }

  @Override
  public List<Field> fields() {
    return rows.stream().map(Row::field).toList();
  }

  @Override
  public boolean isEventName(String name) {
    return eventNames.contains(name);
  }

  @Override
  public List<String> eventNames() {
    return List.copyOf(eventNames);
  }
}
