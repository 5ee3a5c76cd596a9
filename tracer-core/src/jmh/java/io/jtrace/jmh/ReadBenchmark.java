package io.jtrace.jmh;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventSink;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.filter.FilterException;
import io.jtrace.format.EventFormat;
import io.jtrace.format.FormatException;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.ScapReader;
import io.jtrace.state.StateEngine;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a capture on one thread, in ns an event: the file is in memory, output is thrown away. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SyntheticCapture.EVENTS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReadBenchmark {
  private final EventSchema schema = EventSchema.load();
  private final EventRange range = new EventRange();
  private final LatinText line = new LatinText(512);
  private byte[] capture;
  private Pipeline printing;
  private Pipeline rejecting;
  private Pipeline extracting;
  private long seen;

  /**
   * Makes the capture and the pipelines; each run's first range empties the state again.
   *
   * @throws CaptureException never, it is written into memory
   * @throws FieldException never, the field exists
   * @throws FilterException never, the filter is sound
   * @throws FormatException never, the format is sound
   */
  @Setup
  public void prepare()
      throws CaptureException, FieldException, FilterException, FormatException {
    capture = SyntheticCapture.bytes(schema);
    StateEngine state = new StateEngine(schema);
    FieldCatalog fields = new FieldCatalog(schema, state, RenderSettings.DEFAULTS);
    EventFormat format = EventFormat.compile(EventFormat.DEFAULT, fields, RenderSettings.DEFAULTS);
    printing = pipeline(state, EventPredicate.ALL, event -> print(format, event));
    rejecting = pipeline(state, Filter.compile("evt.type=fsync", fields), event -> seen++);
    BoundField name = fields.bind("fd.name");
    FieldValue value = new FieldValue();
    extracting = pipeline(state, EventPredicate.ALL, event -> read(name, event, value));
  }

  private long run(Pipeline pipeline) throws CaptureException {
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      while (next(reader)) {
        pipeline.handle(range);
      }
    }
    return seen;
  }

  private boolean next(ScapReader reader) throws CaptureException {
    range.clear();
    return reader.fill(range) == CaptureSource.Outcome.FILLED;
  }

  private Pipeline pipeline(StateEngine state, EventPredicate filter, EventSink sink) {
    return new Pipeline(schema, state, filter, Limits.NONE, List.of(sink));
  }

  /**
   * Reads and checks the blocks, decodes nothing.
   *
   * @return bytes read
   * @throws CaptureException never, the capture is sound
   */
  @Benchmark
  public long walk() throws CaptureException {
    long bytes = 0;
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      while (next(reader)) {
        bytes += range.length();
      }
    }
    return bytes;
  }

  private void print(EventFormat format, Event event) {
    line.setLength(0);
    format.format(event, line);
    seen += line.length();
  }

  private void read(BoundField field, Event event, FieldValue value) {
    if (field.extract(event, value)) {
      seen += value.text().length();
    }
  }

  /**
   * Prints every event in the default format.
   *
   * @return bytes of text so far
   * @throws CaptureException never, the capture is sound
   */
  @Benchmark
  public long printAll() throws CaptureException {
    return run(printing);
  }

  /**
   * Refuses every event by its type.
   *
   * @return 0
   * @throws CaptureException never, the capture is sound
   */
  @Benchmark
  public long rejectAll() throws CaptureException {
    return run(rejecting);
  }

  /**
   * Reads one field of every event.
   *
   * @return characters of all values so far
   * @throws CaptureException never, the capture is sound
   */
  @Benchmark
  public long oneField() throws CaptureException {
    return run(extracting);
  }
}
