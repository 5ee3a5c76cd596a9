package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventRange;
import java.nio.charset.StandardCharsets;

/**
 * Turns writes of tracers into tracer events: who filters or prints sees that event instead of the
 * exit of the write.
 */
final class TracerWrites {
  /** Parameter of an exit that holds the bytes written. */
  private static final int DATA = 1;

  private final Spans spans;
  private final Event event;
  private final int enterId;
  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private boolean kept;

  /** Over the event to be shown, of which every tracer makes another one. */
  TracerWrites(Spans spans, Event event, int enterId) {
    this.spans = spans;
    this.event = event;
    this.enterId = enterId;
  }

  /** Keeps what has no meaning beside the tracers, for a file in the making. */
  void keepAll() {
    kept = true;
  }

  /** The enter of a write of tracers is not shown. */
  void began(Event write, EventContext context) {
    if (context.fd != null && context.fd.tracers == TracerUse.CERTAIN) {
      context.hidden |= !kept;
    }
  }

  /** Takes the exit of a call on the null device. */
  void take(Event write, EventContext context) {
    FdInfo fd = context.fd;
    boolean certain = fd.tracers == TracerUse.CERTAIN;
    boolean possible = fd.tracers == TracerUse.POSSIBLE && write.type().has(EventFlag.WRITES_TO_FD);
    if (!certain && !possible || write.paramCount() <= DATA) {
      return;
    }
    TracerOutcome outcome = read(write, context, certain);
    if (possible && outcome != TracerOutcome.PART) {
      fd.tracers = outcome == TracerOutcome.WHOLE ? TracerUse.CERTAIN : TracerUse.REFUTED;
    }
  }

  /** Takes a write that is marked as one of tracers, through a descriptor that is not known. */
  void takeMarked(Event write, EventContext context) {
    if (context.thread != null && write.paramCount() > DATA) {
      read(write, context, false);
    }
  }

  private TracerOutcome read(Event write, EventContext context, boolean certain) {
    ThreadInfo thread = context.thread;
    if (thread.tracers == null) {
      thread.tracers = new ThreadTracers();
    }
    TracerOutcome outcome = thread.tracers.read(data(write), thread);
    if (outcome == TracerOutcome.PART) {
      context.hidden |= !kept;
      return outcome;
    }
    if (outcome == TracerOutcome.WHOLE && spans.isFollowed()) {
      thread.tracers.follow(spans, thread.tid, write.timestampNanos());
    }
    if (outcome == TracerOutcome.WHOLE || certain) {
      show(write, thread.tracers.text);
      context.becomes(event);
    }
    return outcome;
  }

  private static String data(Event write) {
    return new String(
        write.array(),
        write.paramOffset(DATA),
        write.paramLength(DATA),
        StandardCharsets.ISO_8859_1);
  }

  private void show(Event write, TracerText text) {
    range.clear();
    encoder
        .begin(
            range,
            write.timestampNanos(),
            write.tid(),
            write.cpu(),
            text.enter() ? enterId : enterId + 1,
            3)
        .u64(text.id())
        .text(text.tagText())
        .text(text.argumentText(':'))
        .end();
    event.wrap(range.array(), 0, range.length()).number(write.number());
  }
}
