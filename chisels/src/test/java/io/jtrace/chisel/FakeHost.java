package io.jtrace.chisel;

import io.jtrace.event.Event;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.FilterException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A pipeline without state: a few fields computed from the event alone. */
final class FakeHost implements ChiselHost, FieldBinder {
  /** Fills a value. */
  interface Reader {
    boolean read(Event event, FieldValue out);
  }

  private record Row(ParamType type, Reader reader) {}

  private final Map<String, Row> rows = new TreeMap<>();
  long lastNanos;
  long lossNanos;
  final List<String> filters = new ArrayList<>();
  final List<ThreadRow> threads = new ArrayList<>();

  FakeHost with(String name, ParamType type, Reader reader) {
    rows.put(name, new Row(type, reader));
    return this;
  }

  @Override
  public BoundField bind(String text) throws FieldException {
    if (!rows.containsKey(text)) {
      throw new FieldException("no field " + text);
    }
    Row row = rows.get(text);
    Field field = new Field(text, row.type(), PrintFormat.DEC, "evt", "", Set.of());
    return new BoundField() {
      @Override
      public Field field() {
        return field;
      }

      @Override
      public String text() {
        return text;
      }

      @Override
      public ParamType type() {
        return row.type();
      }

      @Override
      public PrintFormat print() {
        return PrintFormat.DEC;
      }

      @Override
      public boolean extract(Event event, FieldValue out) {
        return row.reader().read(event, out);
      }
    };
  }

  @Override
  public int prefixLength(String text) {
    return 0;
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public boolean isEventName(String name) {
    return false;
  }

  @Override
  public List<String> eventNames() {
    return List.of();
  }

  @Override
  public FieldBinder fieldBinder() {
    return this;
  }

  @Override
  public EventPredicate filter(String text) throws FilterException {
    filters.add(text);
    if (text.startsWith("odd")) {
      return event -> event.number() % 2 == 1;
    }
    throw new FilterException("no such field", text, 0);
  }

  @Override
  public LineFormat format(String format) {
    return (event, out) -> {
      out.append(format).append(event.number());
      return true;
    };
  }

  @Override
  public void captureFilter(String text) throws ChiselException {
    throw new ChiselException("filter can only be set once");
  }

  @Override
  public boolean bufferFormat(String name) {
    return name.equals("ascii");
  }

  @Override
  public void snaplen(int bytes) {
    filters.add("snaplen " + bytes);
  }

  @Override
  public MachineInfo machine() {
    return new MachineInfo(4, 1 << 30, 32768, "node01", 0);
  }

  @Override
  public Collection<ThreadRow> threads(String filter) {
    filters.add(filter);
    return threads;
  }

  @Override
  public Collection<ContainerRow> containers() {
    return List.of(new ContainerRow("697956520d89", "web", "nginx", "docker"));
  }

  @Override
  public RenderSettings rendering() {
    return RenderSettings.DEFAULTS;
  }

  @Override
  public RunFacts facts() {
    return new RunFacts(false, "proc.name=x", "a.scap", false, -1, -1, false);
  }

  @Override
  public double readPercent() {
    return 12.5;
  }

  @Override
  public void runNext(String commandLine) {
    filters.add("run " + commandLine);
  }

  @Override
  public void log(String severity, String message) {
    filters.add(severity + " " + message);
  }

  @Override
  public long firstNanos() {
    return 0;
  }

  @Override
  public long lastNanos() {
    return lastNanos;
  }

  @Override
  public long lossNanos() {
    return lossNanos;
  }
}
