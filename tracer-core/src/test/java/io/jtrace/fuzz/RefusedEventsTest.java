package io.jtrace.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSource;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSink;
import io.jtrace.event.EventSink.Interest;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.format.EventFormat;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapReader;
import io.jtrace.state.StateEngine;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short ways of refused events leave the state as the long one does. */
class RefusedEventsTest {
  private static final int CAPTURES = 40;
  private static final String TEMPLATE =
      "%evt.num %evt.type %thread.tid %evt.latency %evt.deltatime %evt.reltime %fd.num %fd.name"
          + " %evt.args %proc.name %proc.cwd %evt.failed %thread.exectime %span.tags %fd.connected";

  /** Keeps the lines; says how much it wants to know of refused events. */
  private record Lines(EventFormat format, Interest interest, List<String> lines)
      implements EventSink {
    @Override
    public void accept(Event event) {
      LatinText text = new LatinText();
      format.format(event, text);
      lines.add(text.toString());
    }

    @Override
    public Interest interestInPassed() {
      return interest;
    }
  }

  private static List<String> run(byte[] capture, String template, String filter, Interest interest)
      throws Exception {
    StateEngine state = new StateEngine(SampleEvents.SCHEMA);
    FieldCatalog fields = new FieldCatalog(SampleEvents.SCHEMA, state, RenderSettings.DEFAULTS);
    EventFormat format = EventFormat.compile(template, fields, RenderSettings.DEFAULTS);
    EventPredicate predicate = Filter.compile(filter, fields);
    List<String> lines = new ArrayList<>();
    Pipeline pipeline =
        new Pipeline(
            SampleEvents.SCHEMA,
            state,
            predicate,
            Limits.NONE,
            List.of(new Lines(format, interest, lines)));
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(capture))) {
      while (reader.fill(range) != CaptureSource.Outcome.END) {
        pipeline.handle(range);
        range.clear();
      }
    }
    lines.add("seen " + pipeline.seen() + ", last " + pipeline.lastNanos());
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type in (read, close, openat, switch)",
        "evt.dir=< and fd.name exists",
        "not evt.type in (open, write, futex, sendto)",
        "evt.type=write or evt.type=dup and evt.rawres>=0",
        "syscall.type=getcwd",
        "evt.type=fcntl and not fd.name contains x"
      })
  void shouldPrintTheSameWhicheverWayRefusedEventsGo(String filter) throws Exception {
    int printed = 0;
    for (int seed = 0; seed < CAPTURES; seed++) {
      SampleEvents events = new SampleEvents(seed, seed % 2 == 1).known(200);
      byte[] capture = Sample.capture(events, Compression.NONE);
      List<String> whole = run(capture, TEMPLATE, filter, Interest.STATE);
      assertEquals(whole, run(capture, TEMPLATE, filter, Interest.EVENT), filter + " " + seed);
      assertEquals(whole, run(capture, TEMPLATE, filter, Interest.NONE), filter + " " + seed);
      printed += whole.size() - 1;
    }
    assertTrue(printed > CAPTURES, filter + " selects " + printed);
  }

  @Test
  void shouldKnowNamesBeforeWhenAskedForChanges() throws Exception {
    String template = "%evt.num %fd.name %fd.name_changed";
    for (int seed = 0; seed < CAPTURES; seed++) {
      byte[] capture = Sample.capture(new SampleEvents(seed, false).known(200), Compression.NONE);
      assertEquals(
          run(capture, template, "evt.type!=read", Interest.STATE),
          run(capture, template, "evt.type!=read", Interest.NONE));
    }
  }
}
