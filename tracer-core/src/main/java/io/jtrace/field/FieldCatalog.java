package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.field.Field.Trait;
import io.jtrace.state.StateEngine;
import io.jtrace.syscall.CallNames;
import io.jtrace.syscall.FlagTables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every field jtrace has, bound to one state. The families of fields stand in classes of their own;
 * this one finds and binds them. Used by one thread, that of the pipeline.
 */
public final class FieldCatalog implements FieldBinder {
  private final FieldTable table = new FieldTable();
  private final Set<String> eventNames = new TreeSet<>();
  private final Set<String> paramNames = new HashSet<>();
  private final ParamText params;
  private final StateEngine state;

  /**
   * The fields over a state.
   *
   * @param schema what event types mean
   * @param state the pipeline's
   * @param settings how texts are rendered
   */
  public FieldCatalog(EventSchema schema, StateEngine state, RenderSettings settings) {
    this.state = state;
    FlagTables flags = FlagTables.load();
    Ports ports = Ports.of(settings);
    EventNames names = new EventNames(CallNames.load());
    params = new ParamText(state, flags, names, ports, settings);
    EventTimeFields.enter(table, state, settings);
    new EventFields(schema, state, flags, names, params).enter(table);
    EventIoFields.enter(table, state);
    ProcessFields.enter(table, state);
    ThreadFields.enter(table, state);
    AccountFields.enter(table, state);
    ContainerFields.enter(table, state);
    FdFields.enter(table, state, params, ports);
    FdAddressFields.enter(table, state, ports);
    FdListFields.enter(table, state);
    SyslogFields.enter(table, state);
    table.later("span", () -> SpanFields.enter(table, state));
    table.later("evtin", () -> EvtInFields.enter(table, state));
    for (EventType type : schema.all()) {
      eventNames.add(type.name());
      type.params().forEach(param -> paramNames.add(param.name()));
      type.appended().forEach(param -> paramNames.add(param.name()));
    }
    eventNames.addAll(names.callNames());
  }

  /**
   * Shows data buffers inside parameters in another form from now on, also in fields bound already.
   *
   * @param form the new form
   */
  public void buffers(RenderSettings.BufferFormat form) {
    params.buffers(form);
  }

  @Override
  public BoundField bind(String text) throws FieldException {
    int length = nameLength(text);
    FieldTable.Row row = length == 0 ? null : table.find(text.substring(0, length));
    if (row == null) {
      throw new FieldException("unrecognized field " + text);
    }
    if (row.field().name().equals(FdFields.NAME_CHANGED)) {
      state.refused().followNames();
    }
    String rest = text.substring(length);
    String argument = argumentOf(row.field(), rest, text);
    return bound(row.field(), text, table.maker(row).make(argument));
  }

  private static String argumentOf(Field field, String rest, String text) throws FieldException {
    boolean takes = field.is(Trait.TAKES_ARGUMENT) || field.is(Trait.NEEDS_ARGUMENT);
    if (rest.isEmpty()) {
      if (field.is(Trait.NEEDS_ARGUMENT)) {
        throw new FieldException("field " + field.name() + " needs an argument");
      }
      return "";
    }
    if (!takes || argumentLength(rest) != rest.length()) {
      throw new FieldException("unrecognized field " + text);
    }
    return rest;
  }

  /** Length of the longest field name a text begins with. */
  private int nameLength(String text) {
    int end = 0;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    for (int length = end; length > 0; length--) {
      if (table.find(text.substring(0, length)) != null) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  /** Characters of an argument in brackets or behind a dot; 0 if there is none. */
  private static int argumentLength(String rest) {
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      return close < 0 ? 0 : close + 1;
    }
    int end = rest.startsWith(".") ? 1 : 0;
    while (end > 0 && end < rest.length() && isNameCharacter(rest.charAt(end))) {
      end++;
    }
    return end > 1 ? end : 0;
  }

  @Override
  public int prefixLength(String text) {
    int length = nameLength(text);
    if (length == 0) {
      return 0;
    }
    Field field = table.find(text.substring(0, length)).field();
    boolean takes = field.is(Trait.TAKES_ARGUMENT) || field.is(Trait.NEEDS_ARGUMENT);
    return takes ? length + argumentPrefix(field, text.substring(length)) : length;
  }

  /** Arguments that name a parameter or an event end where that name ends. */
  private int argumentPrefix(Field field, String rest) {
    int length = argumentLength(rest);
    boolean param = field.name().equals("evt.arg") || field.name().equals("evt.rawarg");
    if (!rest.startsWith(".") || !param && !field.name().equals("evt.type.is")) {
      return length;
    }
    Set<String> known = param ? paramNames : eventNames;
    for (int end = length; end > 1; end--) {
      if (known.contains(rest.substring(1, end))) {
        return end;
      }
    }
    return length;
  }

  @Override
  public List<Field> fields() {
    return table.fields();
  }

  @Override
  public boolean isEventName(String name) {
    return eventNames.contains(name);
  }

  @Override
  public List<String> eventNames() {
    return List.copyOf(eventNames);
  }

  private static BoundField bound(Field field, String text, FieldTable.Bound bound) {
    // Which kind it is is settled here: asking an object for its interfaces is slow.
    if (bound.extractor() instanceof Extractor.Text builder) {
      return new TextBinding(field, text, bound.type(), bound.print(), builder);
    }
    if (bound.extractor() instanceof Extractor.Around around) {
      return new SpanBinding(field, text, bound.type(), bound.print(), around);
    }
    return bound.extractor() instanceof Extractor.Indexed many
        ? new IndexedBinding(field, text, bound.type(), bound.print(), many)
        : new Binding(field, text, bound.type(), bound.print(), bound.extractor());
  }

  /** A field whose text is built. */
  private record TextBinding(
      Field field, String text, ParamType type, PrintFormat print, Extractor.Text builder)
      implements TextField {
    @Override
    public boolean extract(Event event, FieldValue out) {
      return builder.extract(event, out);
    }

    @Override
    public boolean append(Event event, LatinText out) {
      return builder.append(event, out);
    }
  }

  /** A field of the spans around an event. */
  private record SpanBinding(
      Field field, String text, ParamType type, PrintFormat print, Extractor.Around around)
      implements SpanField {
    @Override
    public boolean extract(Event event, FieldValue out) {
      return around.extract(event, out);
    }

    @Override
    public boolean extract(Event event, int index, FieldValue out) {
      return around.extract(event, index, out);
    }

    @Override
    public boolean isOwn(int index) {
      return around.isOwn(index);
    }
  }

  /** A field with its extractor. */
  private record Binding(
      Field field, String text, ParamType type, PrintFormat print, Extractor extractor)
      implements BoundField {
    @Override
    public boolean extract(Event event, FieldValue out) {
      return extractor.extract(event, out);
    }
  }

  /** A field of several values. */
  private record IndexedBinding(
      Field field, String text, ParamType type, PrintFormat print, Extractor.Indexed extractor)
      implements BoundField {
    @Override
    public boolean extract(Event event, FieldValue out) {
      return extractor.extract(event, out);
    }

    @Override
    public boolean extract(Event event, int index, FieldValue out) {
      return extractor.extract(event, index, out);
    }
  }
}
