package io.jtrace.cli;

import io.jtrace.chisel.ChiselSink;
import io.jtrace.chisel.RunFacts;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventSink;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.format.EventFormat;
import io.jtrace.format.FormatException;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.pipeline.RangeSink;
import io.jtrace.pipeline.Recorder;
import io.jtrace.ring.RangeHandler;
import io.jtrace.state.StateEngine;
import io.jtrace.syscall.CallNames;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pipeline and the sinks that a command line asks for, over one fresh state. */
final class Assembly {
  private static final long NANOS = 1_000_000_000L;
  private final Console console;
  private final EventSchema schema;
  private final Options options;
  private final StateEngine state;
  private final FieldCatalog fields;
  private final ChiselChoice chisels;
  private final String source;
  private final NextRun next;
  private final List<EventSink> sinks = new ArrayList<>();
  private Optional<WriterSink> writer = Optional.empty();
  private Optional<Pipeline> pipeline = Optional.empty();
  private int snaplen;
  private RangeHandler handler = range -> false;

  private Assembly(
      Console console, EventSchema schema, Options options, String source, NextRun next)
      throws UserError {
    this.console = console;
    this.schema = schema;
    this.options = options;
    this.state = new StateEngine(schema);
    this.fields = new FieldCatalog(schema, state, Rendering.of(options));
    this.chisels = new ChiselChoice(console, options);
    this.source = source;
    this.next = next;
  }

  /** Builds everything; nothing is opened yet. */
  static Assembly of(
      Console console, EventSchema schema, Options options, String source, NextRun next)
      throws UserError {
    Assembly assembly = new Assembly(console, schema, options, source, next);
    assembly.build();
    return assembly;
  }

  private void build() throws UserError {
    List<String> words = chisels.takeWords(options.chisels, options.words, this::isFilter);
    EventPredicate filter = filter(String.join(" ", words));
    LateFilter capture = new LateFilter(options.displayFilter ? EventPredicate.ALL : filter);
    RunHost host = host(String.join(" ", words), capture);
    Optional<ChiselSink> chisel = chisels.load(host);
    snaplen = options.snaplen == null ? host.snaplen() : options.snaplen;
    addWriter();
    boolean unseen = filter == EventPredicate.ALL && chisel.isEmpty() && !options.summary;
    if (unseen && (writer.isPresent() || options.quiet)) {
      // Nobody looks at an event: there is no need to know what it means.
      RangeSink nowhere = range -> {};
      handler = new Recorder(schema, limits(), writer.isPresent() ? writer.get() : nowhere);
      return;
    }
    writer.ifPresent(sinks::add);
    addPrinting(options.displayFilter ? filter : EventPredicate.ALL, chisel.isPresent());
    chisel.ifPresent(sinks::add);
    pipeline = Optional.of(new Pipeline(schema, state, capture, limits(), sinks));
    handler = this::handle;
  }

  private boolean isFilter(String text) {
    try {
      Filter.compile(text, fields);
      return true;
    } catch (FilterException e) {
      return false;
    }
  }

  private RunHost host(String filter, LateFilter capture) throws UserError {
    boolean containers = options.format != null && options.format.matches("[ckm]");
    Terminal terminal = chisels.areChosen() ? Terminal.ofProcess() : Terminal.NONE;
    RunFacts facts =
        new RunFacts(
            source.isEmpty(),
            options.displayFilter ? "" : filter,
            source,
            options.json,
            terminal.columns(),
            terminal.lines(),
            containers);
    return new RunHost(
        console,
        new ThreadRows(schema, state, fields),
        fields,
        Rendering.of(options),
        facts,
        capture,
        next);
  }

  private boolean handle(EventRange range) {
    writer.ifPresent(sink -> range.section().ifPresent(sink::section));
    return pipeline.orElseThrow().handle(range);
  }

  private EventPredicate filter(String text) throws UserError {
    if (text.isBlank()) {
      return EventPredicate.ALL;
    }
    try {
      return Filter.compile(text, fields);
    } catch (FilterException e) {
      throw new UserError(e.getMessage() + "\n" + e.caret(), e);
    }
  }

  private void addWriter() {
    if (options.writeFile != null) {
      writer = Optional.of(new WriterSink(options.writeFile, options.compress));
    }
  }

  private void addPrinting(EventPredicate display, boolean chiselled) throws UserError {
    if (options.summary && !chiselled) {
      sinks.add(new SummarySink(console, typeNames(), CallNames.load().all()));
    }
    if (!options.quiet && options.writeFile == null && !chiselled) {
      PrinterSink.Style style =
          new PrinterSink.Style(options.json, options.debug, options.unbuffered);
      sinks.add(0, new PrinterSink(console, format(), display, style));
    }
  }

  private EventFormat format() throws UserError {
    try {
      return EventFormat.compile(Rendering.template(options), fields, Rendering.of(options));
    } catch (FormatException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Function<Event, String> typeNames() throws UserError {
    try {
      BoundField type = fields.bind("evt.type");
      FieldValue value = new FieldValue();
      return event -> type.extract(event, value) ? value.text() : "<NA>";
    } catch (FieldException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Limits limits() {
    if (options.numEvents == null && options.seconds == null) {
      return Limits.NONE;
    }
    return new Limits(
        options.numEvents == null || options.numEvents < 0 ? Long.MAX_VALUE : options.numEvents,
        options.seconds == null ? Long.MAX_VALUE : options.seconds * NANOS);
  }

  /** Finds out before a capture begins whether its file can be written. */
  void checkWritable() throws UserError {
    if (writer.isPresent()) {
      try {
        Files.newOutputStream(options.writeFile).close();
      } catch (IOException e) {
        throw new UserError(
            "cannot write " + options.writeFile + ": " + WriteFailure.reason(options.writeFile, e),
            e);
      }
    }
  }

  /** Bytes of each data buffer to keep: what -s says, else what a chisel asked for. */
  int snaplen() {
    return snaplen;
  }

  /** Takes the ranges of the capture. */
  RangeHandler handler() {
    return handler;
  }

  /** What there is to say of a capture with {@code -v}, given how many enters were made for it. */
  List<String> remarks(long rebuiltEnters) {
    long unknown = pipeline.map(Pipeline::unknownEvents).orElse(0L);
    return Remarks.of(rebuiltEnters, unknown, state.machine());
  }

  /** Whether writing has failed, so that going on makes no sense. */
  boolean hasFailed() {
    return writer.flatMap(WriterSink::failure).isPresent();
  }

  /** Ends every sink and gives the exit code. */
  int end() throws UserError {
    pipeline.ifPresentOrElse(Pipeline::end, () -> writer.ifPresent(WriterSink::end));
    console.flush();
    var failure = writer.flatMap(WriterSink::failure);
    if (failure.isPresent()) {
      throw new UserError(failure.get().getMessage(), failure.get());
    }
    return chisels.exitCode();
  }
}
