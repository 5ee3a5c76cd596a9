package io.jtrace.cli;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.ChiselHost;
import io.jtrace.chisel.ContainerRow;
import io.jtrace.chisel.RunFacts;
import io.jtrace.chisel.ThreadRow;
import io.jtrace.event.Event;
import io.jtrace.event.MachineInfo;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.FieldException;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.field.RenderSettings.BufferFormat;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.format.EventFormat;
import io.jtrace.format.FormatException;
import java.util.Collection;
import java.util.Map;

/** What a run offers its chisels. */
final class RunHost implements ChiselHost {
  private static final Map<String, BufferFormat> FORMS =
      Map.of(
          "normal", BufferFormat.NORMAL,
          "simple", BufferFormat.NORMAL,
          "json", BufferFormat.NORMAL,
          "hex", BufferFormat.HEX,
          "hexascii", BufferFormat.HEXASCII,
          "ascii", BufferFormat.ASCII,
          "base64", BufferFormat.BASE64,
          "jsonbase64", BufferFormat.BASE64);

  private final Console console;
  private final ThreadRows threads;
  private final FieldCatalog fields;
  private final LateFilter late;
  private final NextRun next;
  private RenderSettings settings;
  private RunFacts facts;
  private int snaplen = CaptureSettings.DEFAULT_SNAPLEN;

  RunHost(
      Console console,
      ThreadRows threads,
      FieldCatalog fields,
      RenderSettings settings,
      RunFacts facts,
      LateFilter late,
      NextRun next) {
    this.console = console;
    this.threads = threads;
    this.fields = fields;
    this.settings = settings;
    this.facts = facts;
    this.late = late;
    this.next = next;
  }

  @Override
  public FieldBinder fieldBinder() {
    return fields;
  }

  @Override
  public EventPredicate filter(String text) throws FilterException {
    return Filter.compile(text, fields);
  }

  @Override
  public LineFormat format(String format) throws FieldException {
    try {
      // A backslash is an escape behind -p, not in a chisel.
      EventFormat compiled = EventFormat.compile(format.replace("\\", "\\\\"), fields, settings);
      return facts.json() ? lines(compiled::toJson) : lines(compiled::format);
    } catch (FormatException e) {
      throw new FieldException(e.getMessage());
    }
  }

  /** Turns an event into bytes of text. */
  private interface Maker {
    boolean append(Event event, LatinText out);
  }

  private static LineFormat lines(Maker maker) {
    LatinText line = new LatinText(256);
    return (event, out) -> {
      line.setLength(0);
      boolean shown = maker.append(event, line);
      if (shown) {
        out.append(line.toString());
      }
      return shown;
    };
  }

  @Override
  public void captureFilter(String text) throws FilterException, ChiselException {
    if (!late.set(Filter.compile(text, fields))) {
      throw new ChiselException("filter can only be set once");
    }
  }

  @Override
  public boolean bufferFormat(String name) {
    BufferFormat form = FORMS.get(name);
    // What the user asked for on the command line stands.
    if (form == null || facts.json() || settings.buffers() != BufferFormat.NORMAL) {
      return form != null;
    }
    settings =
        new RenderSettings(form, settings.verbose(), settings.resolvePorts(), settings.time());
    fields.buffers(form);
    if (name.startsWith("json")) {
      facts = facts.inJson();
    }
    return true;
  }

  @Override
  public RenderSettings rendering() {
    return settings;
  }

  @Override
  public void snaplen(int bytes) {
    snaplen = bytes;
  }

  /** What chisels asked to keep of each buffer; a live probe is opened after they were loaded. */
  int snaplen() {
    return snaplen;
  }

  @Override
  public MachineInfo machine() {
    return threads.machine().info();
  }

  @Override
  public Collection<ThreadRow> threads(String filter) throws FilterException {
    return threads.rows(filter);
  }

  @Override
  public Collection<ContainerRow> containers() {
    return threads.machine().containers().stream()
        .map(one -> new ContainerRow(one.id(), one.name(), one.image().name(), one.engine()))
        .toList();
  }

  @Override
  public RunFacts facts() {
    return facts;
  }

  @Override
  public double readPercent() {
    return facts.live() ? 0 : 100;
  }

  @Override
  public void runNext(String commandLine) {
    next.set(commandLine);
  }

  @Override
  public void log(String severity, String message) {
    if (!severity.equals("debug")) {
      console.error(severity + ": " + message);
    }
  }

  @Override
  public long firstNanos() {
    return late.firstNanos();
  }

  @Override
  public long lastNanos() {
    return late.lastNanos();
  }

  @Override
  public long lossNanos() {
    return late.lossNanos();
  }
}
