package io.jtrace.cli;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.ChiselHost;
import io.jtrace.chisel.RunFacts;
import io.jtrace.chisel.ThreadRow;
import io.jtrace.event.MachineInfo;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.FieldException;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.format.EventFormat;
import io.jtrace.format.FormatException;
import io.jtrace.state.StateEngine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a run offers its chisels. */
final class RunHost implements ChiselHost {
  private final Console console;
  private final StateEngine state;
  private final FieldCatalog fields;
  private final RenderSettings settings;
  private final RunFacts facts;
  private final LateFilter late;
  private int snaplen = CaptureSettings.DEFAULT_SNAPLEN;

  RunHost(
      Console console,
      StateEngine state,
      FieldCatalog fields,
      RenderSettings settings,
      RunFacts facts,
      LateFilter late) {
    this.console = console;
    this.state = state;
    this.fields = fields;
    this.settings = settings;
    this.facts = facts;
    this.late = late;
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
      EventFormat compiled = EventFormat.compile(format, fields, settings);
      return facts.json() ? compiled::toJson : compiled::format;
    } catch (FormatException e) {
      throw new FieldException(e.getMessage());
    }
  }

  @Override
  public void captureFilter(String text) throws FilterException, ChiselException {
    if (!late.set(Filter.compile(text, fields))) {
      throw new ChiselException("filter can only be set once");
    }
  }

  @Override
  public boolean bufferFormat(String name) {
    return List.of("normal", "hex", "hexascii", "ascii", "base64", "json", "simple", "jsonbase64")
        .contains(name);
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
    return state.machine().info();
  }

  @Override
  public Collection<ThreadRow> threads(String filter) throws FilterException {
    if (!filter.isEmpty()) {
      throw new FilterException("filters on the thread table are not supported", filter, 0);
    }
    List<ThreadRow> rows = new ArrayList<>();
    for (long tid : state.machine().threadIds()) {
      rows.add(ThreadRows.of(state.machine(), state.machine().thread(tid)));
    }
    return rows;
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
    console.error("a chisel asked to run: jtrace " + commandLine);
  }

  @Override
  public void log(String severity, String message) {
    if (!severity.equals("debug")) {
      console.error(severity + ": " + message);
    }
  }
}
