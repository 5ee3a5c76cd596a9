package io.jtrace.fuzz;

import com.sun.management.ThreadMXBean;
import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource.Outcome;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSink;
import io.jtrace.field.Field;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.format.EventFormat;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.ScapReader;
import io.jtrace.state.StateEngine;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads captures the way {@code jtrace -r} does, many of them with one engine: reader, state, filter
 * and formats on the calling thread. Counts the bytes it allocates and the steps it takes.
 */
final class Replay {
  /** What is evaluated for every event. */
  enum Depth {
    /** The default line. */
    LINE,
    /** The default line, and filters of every kind of value. */
    FILTERS,
    /** The default line, and its JSON. */
    JSON,
    /** The default line, and every field there is, as text. */
    ALL_FIELDS,
    /** The default line, and every field there is, as JSON. */
    ALL_JSON
  }

  /**
   * What came of one file.
   *
   * @param lines events delivered
   * @param matching how many of the lines, from the first, are those expected
   * @param failure the message, empty if the file was read to a sound end
   * @param allocatedBytes what this thread has allocated on the way
   */
  record Outcomes(int lines, int matching, String failure, long allocatedBytes) {}

  private static final String[] FILTERS = {
    "fd.name contains etc or not proc.name startswith w",
    "fd.ip=10.0.0.2 or fd.net=10.0.0.0/8 or fd.port<1024 or fd.cnet!=10.0.0.0/24",
    "evt.rawres<0 or evt.buflen>10 or evt.latency>1000 or evt.failed=true",
    "proc.aname=bash or proc.apid=1 or proc.aname[2]=init or fd.type in (file, ipv4)",
    "evt.buffer contains x or evt.arg.name glob *pass* or fd.name pmatch (/etc, /srv)",
    "evt.around[1700000000000000007]=1000 or thread.cgroup.cpu icontains DOCKER",
    "evt.arg[1]!=a or evt.rawarg.res>=0 or evt.type in (open, close) or user.name exists"
  };

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final StateEngine state = new StateEngine(SampleEvents.SCHEMA);
  private final FieldCatalog fields =
      new FieldCatalog(SampleEvents.SCHEMA, state, RenderSettings.DEFAULTS);
  private final EventFormat line = format(EventFormat.DEFAULT);
  private final EventFormat everything = format(template());
  private final List<EventPredicate> filters = new ArrayList<>();
  private final EventRange range = new EventRange();
  private final LatinText text = new LatinText();

  Replay() throws Exception {
    for (String filter : FILTERS) {
      try {
        filters.add(Filter.compile(filter, fields));
      } catch (io.jtrace.filter.FilterException e) {
        throw new IllegalStateException(filter, e);
      }
    }
  }

  private EventFormat format(String template) throws Exception {
    return EventFormat.compile(template, fields, RenderSettings.DEFAULTS);
  }

  private String template() {
    return fields.fields().stream()
        .filter(field -> !field.is(Field.Trait.FILTER_ONLY))
        .map(Replay::token)
        .collect(Collectors.joining(" ", "*", ""));
  }

  private static String token(Field field) {
    String argument =
        switch (field.name()) {
          case "evt.arg", "evt.rawarg" -> ".res";
          case "evt.type.is" -> ".open";
          case "thread.cgroup" -> ".cpu";
          case "proc.aname", "proc.apid", "proc.env" -> "[1]";
          default -> field.is(Field.Trait.NEEDS_ARGUMENT) ? "[0]" : "";
        };
    return "%" + field.name() + argument;
  }

  /** The default lines of a capture that is not damaged. */
  List<String> lines(byte[] capture) {
    List<String> lines = new ArrayList<>();
    String failure = read(capture, event -> lines.add(lineOf(event)));
    if (!failure.isEmpty()) {
      throw new IllegalStateException(failure);
    }
    return lines;
  }

  private String lineOf(Event event) {
    text.setLength(0);
    line.format(event, text);
    return text.toString();
  }

  /** Reads a damaged capture and compares its lines with those of the sound one. */
  Outcomes run(byte[] capture, List<String> expected, Depth depth) {
    Comparison comparison = new Comparison(expected, depth);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    String failure = read(capture, comparison);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Outcomes(comparison.lines, comparison.matching, failure, allocated);
  }

  private String read(byte[] capture, EventSink sink) {
    Pipeline pipeline =
        new Pipeline(SampleEvents.SCHEMA, state, EventPredicate.ALL, Limits.NONE, List.of(sink));
    // Every range holds a section or an event, and both take more than 20 bytes of the file; those
    // of a packed file are in proportion to what it unpacks to, which the samples keep below 64.
    int stepsLeft = 64 * capture.length / 20 + 3;
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      range.clear();
      while (reader.fill(range) != Outcome.END) {
        pipeline.handle(range);
        range.clear();
        if (--stepsLeft < 0) {
          throw new IllegalStateException("the reader does not come to an end");
        }
      }
      return "";
    } catch (CaptureException e) {
      return e.getMessage();
    }
  }

  /** Compares without keeping lines, so that what is counted is what jtrace allocates. */
  private final class Comparison implements EventSink {
    private final List<String> expected;
    private final Depth depth;
    private int lines;
    private int matching;

    Comparison(List<String> expected, Depth depth) {
      this.expected = expected;
      this.depth = depth;
    }

    @Override
    public void accept(Event event) {
      text.setLength(0);
      line.format(event, text);
      if (matching == lines && lines < expected.size() && isExpected(expected.get(lines))) {
        matching++;
      }
      lines++;
      text.setLength(0);
      more(event);
    }

    private boolean isExpected(String wanted) {
      return text.length() == wanted.length() && wanted.contentEquals(text);
    }

    private void more(Event event) {
      switch (depth) {
        case FILTERS -> filters.forEach(filter -> filter.test(event));
        case JSON -> line.toJson(event, text);
        case ALL_FIELDS -> everything.format(event, text);
        case ALL_JSON -> everything.toJson(event, text);
        default -> {}
      }
    }
  }
}
