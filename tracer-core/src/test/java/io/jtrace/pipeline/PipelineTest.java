package io.jtrace.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventSink;
import io.jtrace.filter.EventPredicate;
import io.jtrace.state.StateEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private final EventSchema schema = EventSchema.load();
  private final List<String> seen = new ArrayList<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public void accept(Event event) {
          seen.add(event.number() + " " + event.type().name());
        }
      };

  /** sysdig 0.29.3 numbers the events of such a file 1, 2, 3. */
  @Test
  void shouldSkipAndCountTypesThatItDoesNotKnow() {
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    encoder.begin(range, 1, 7, 0, 6, 2).u64(3).u32(9).end();
    encoder.begin(range, 2, 7, 0, 2000, 1).u64(3).end();
    encoder.begin(range, 3, 7, 0, 7, 2).u64(-1).empty().end();
    encoder.begin(range, 4, 7, 0, 0xfff0, 0).end();
    encoder.begin(range, 5, 7, 0, 4, 1).u64(3).end();
    Pipeline pipeline =
        new Pipeline(
            schema, new StateEngine(schema), EventPredicate.ALL, Limits.NONE, List.of(sink));

    pipeline.handle(range);

    assertEquals(List.of("1 read", "2 read", "3 close"), seen);
    assertEquals(3, pipeline.seen());
    assertEquals(2, pipeline.unknownEvents());
  }
}
