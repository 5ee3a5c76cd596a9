package io.jtrace.cli;

import io.jtrace.capture.Interest;
import io.jtrace.chisel.ChiselSink;
import io.jtrace.chisel.RunFacts;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSink;
import io.jtrace.event.Snapshot;
import io.jtrace.field.FieldCatalog;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.pipeline.RangeSink;
import io.jtrace.pipeline.Recorder;
import io.jtrace.pipeline.Suppression;
import io.jtrace.ring.RangeHandler;
import io.jtrace.state.StateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The pipeline and the sinks that a command line asks for, over one fresh state. */
final class Assembly {
  private static final long NANOS = 1_000_000_000L;
  private final Job job;
  private final Options options;
  private final StateEngine state;
  private final FieldCatalog fields;
  private final ChiselChoice chisels;
  private final String source;
  private final Suppression suppression;
  private Optional<WriterSink> writer = Optional.empty();
  private Optional<Pipeline> pipeline = Optional.empty();
  private Optional<Recorder> recorder = Optional.empty();
  private int snaplen;
  private Interest interest = Interest.ALL;
  private RangeHandler handler = range -> false;
  private LateFilter capture;

  private Assembly(Job job, String source) throws UserError {
    this.job = job;
    this.options = job.options();
    this.state = new StateEngine(job.schema());
    this.fields = new FieldCatalog(job.schema(), state, Rendering.of(options));
    this.chisels = new ChiselChoice(job.console(), options);
    this.source = source;
    this.suppression = new Suppression(Set.copyOf(options.read.suppressed), source.isEmpty());
  }

  /** Builds everything; nothing is opened yet. The source is a file's name, or empty if live. */
  static Assembly of(Job job, String source) throws UserError {
    Assembly assembly = new Assembly(job, source);
    assembly.build();
    return assembly;
  }

  private void build() throws UserError {
    List<String> words = chisels.takeWords(options.chisels, options.words, this::isFilter);
    String text = String.join(" ", words);
    EventPredicate filter = filter(text);
    interest = interest(text);
    capture =
        new LateFilter(options.print.displayFilter ? EventPredicate.ALL : filter, job.schema());
    RunHost host = host(text, capture);
    Optional<ChiselSink> chisel = chisels.load(host);
    snaplen = options.live.snaplen == null ? host.snaplen() : Amounts.snaplen(options.live.snaplen);
    boolean filtered = !capture.passesAll();
    if (job.output().isPresent()) {
      writer = Optional.of(writer(job.output().get(), filtered, text));
    }
    boolean unseen = !filtered && chisel.isEmpty() && isPlain();
    if (unseen && (writer.isPresent() || options.print.quiet)) {
      // Nobody looks at an event: there is no need to know what it means.
      RangeSink nowhere = range -> {};
      RangeSink target = writer.isPresent() ? writer.get() : nowhere;
      recorder = Optional.of(new Recorder(job.schema(), limits(), target));
      handler = recorder.get();
      return;
    }
    List<EventSink> sinks = new ArrayList<>();
    if (chisel.isEmpty()) {
      EventPredicate display = options.print.displayFilter ? filter : EventPredicate.ALL;
      sinks.addAll(new Printing(job.console(), options, fields).sinks(display));
    }
    chisel.ifPresent(sinks::add);
    pipeline = Optional.of(pipeline(capture, sinks));
    handler = this::handle;
  }

  /** Whether ranges can go into the file as they are. */
  private boolean isPlain() {
    return !options.print.summary
        && !suppression.isActive()
        && job.output().map(output -> !output.isRotating()).orElse(true);
  }

  private Pipeline pipeline(EventPredicate capture, List<EventSink> sinks) throws UserError {
    Pipeline made = new Pipeline(job.schema(), state, capture, limits(), sinks);
    writer.ifPresent(made::record);
    made.suppress(suppression);
    return made;
  }

  private WriterSink writer(OutputFile output, boolean filtered, String filter) throws UserError {
    UnaryOperator<Snapshot> edit = UnaryOperator.identity();
    if (options.write.filterProcesses) {
      edit = listed(filter);
    }
    WriterSink.Scope scope = new WriterSink.Scope(!filtered, options.write.fat);
    return new WriterSink(output, scope, state::snapshot, edit);
  }

  private ListedProcesses listed(String filter) throws UserError {
    try {
      return new ListedProcesses(job.schema(), filter);
    } catch (FilterException e) {
      throw new UserError(e.getMessage(), e);
    }
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
    boolean containers = options.print.format().matches("[ckm]");
    Terminal terminal = chisels.areChosen() ? Terminal.ofProcess() : Terminal.NONE;
    RunFacts facts =
        new RunFacts(
            source.isEmpty(),
            options.print.displayFilter ? "" : filter,
            source,
            options.print.json,
            terminal.columns(),
            terminal.lines(),
            containers);
    return new RunHost(
        job.console(),
        new ThreadRows(job.schema(), state, fields),
        fields,
        Rendering.of(options),
        facts,
        capture,
        job.next());
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

  private Interest interest(String filter) throws UserError {
    if (!source.isEmpty() || options.live.noKernelFilter || options.print.displayFilter) {
      return Interest.ALL;
    }
    try {
      return KernelShare.of(filter);
    } catch (FilterException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Limits limits() throws UserError {
    long events = options.read.events();
    long seconds = options.read.seconds();
    if (events < 0 && seconds == 0) {
      return Limits.NONE;
    }
    return new Limits(
        events < 0 ? Long.MAX_VALUE : events, seconds == 0 ? Long.MAX_VALUE : seconds * NANOS);
  }

  /** Bytes of each data buffer to keep: what -s says, else what a chisel asked for. */
  int snaplen() {
    return snaplen;
  }

  /** What of a live capture anybody looks at. */
  Interest interest() {
    return interest;
  }

  /** Takes the ranges of the capture. */
  RangeHandler handler() {
    return handler;
  }

  /** What there is to say of a capture with {@code -v}, given how many enters were made for it. */
  List<String> remarks(long rebuiltEnters) {
    long unknown = pipeline.map(Pipeline::unknownEvents).orElse(0L);
    List<String> lines = new ArrayList<>(capture.losses().lines());
    lines.addAll(Remarks.of(rebuiltEnters, unknown, state.machine()));
    return lines;
  }

  /** What the run was about, so far. */
  Statistics statistics() {
    return new Statistics(
        pipeline.map(Pipeline::passed).or(() -> recorder.map(Recorder::events)).orElse(0L),
        suppression.count());
  }

  /** Ends every sink and gives the exit code. */
  int end() {
    pipeline.ifPresent(Pipeline::end);
    job.console().flush();
    return chisels.exitCode();
  }
}
