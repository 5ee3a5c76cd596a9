package io.jtrace.pipeline;

import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventSink;
import io.jtrace.event.Snapshot;
import io.jtrace.filter.EventPredicate;
import io.jtrace.ring.RangeHandler;
import io.jtrace.state.RefusedEvents;
import io.jtrace.state.StateEngine;
import java.util.List;

/**
 * Takes ranges, brings the state up to date with every event, and hands those that pass the filter
 * to the sinks. Everything happens on the thread that calls {@link #handle}.
 */
public final class Pipeline implements RangeHandler {
  private final EventSchema schema;
  private final StateEngine state;
  private final EventPredicate filter;
  private final Limits limits;
  private final EventSink[] sinks;
  private final Event event;
  private Recording recording = Recording.NONE;
  private Suppression suppression = Suppression.NONE;
  private EventPredicate gate = EventPredicate.ALL;
  private RefusedRun refused;

  /** Whether some events can be refused before the state knows them. */
  private boolean isGated;

  /** Whether nobody hears of these. */
  private boolean isShort;

  private boolean begun;
  private boolean done;

  /** Container events at the very beginning belong to the state the capture starts from. */
  private boolean leading = true;

  private long seen;
  private long unknown;
  private long passed;
  private long firstNanos;
  private long lastNanos;

  /**
   * A pipeline over one state.
   *
   * @param schema what event types mean
   * @param state kept up to date; fields and filters are bound to the same one
   * @param filter decides what sinks see
   * @param limits when to stop
   * @param sinks called in this order
   */
  public Pipeline(
      EventSchema schema,
      StateEngine state,
      EventPredicate filter,
      Limits limits,
      List<EventSink> sinks) {
    this.schema = schema;
    this.event = new Event(schema);
    this.state = state;
    this.filter = filter;
    this.limits = limits;
    this.sinks = sinks.toArray(new EventSink[0]);
  }

  /**
   * Sets what is written to a file; before the first range.
   *
   * @param file sees every event
   */
  public void record(Recording file) {
    recording = file;
    state.keepTracerWrites();
  }

  /**
   * Sets whose events are left out; before the first range.
   *
   * @param programs asked about every event
   */
  public void suppress(Suppression programs) {
    suppression = programs;
  }

  @Override
  public boolean handle(EventRange range) {
    range.section().ifPresent(this::reset);
    begin();
    byte[] bytes = range.array();
    int limit = range.length();
    int at = 0;
    while (at < limit && !done) {
      if (isShort && !leading) {
        at = walk(bytes, at, limit);
      }
      if (at < limit) {
        event.wrap(bytes, at, limit);
        if (!suppression.isActive() || !suppression.drops(event)) {
          take();
        }
        at += event.frameBytes();
      }
    }
    return !done;
  }

  private int walk(byte[] bytes, int at, int limit) {
    int count = refused.walk(bytes, at, limit);
    if (count > 0) {
      seen += count;
      lastNanos = refused.nanos();
    }
    return refused.end();
  }

  private void reset(Snapshot snapshot) {
    suppression.begin(snapshot);
    state.reset(snapshot);
  }

  private void take() {
    if (schema.knows(event.typeId())) {
      event.number(event.isRebuilt() ? seen + 1 : ++seen);
      if (!isGated || leading || !leaveOut()) {
        process();
      }
      if (isShort) {
        refused.learn(event);
      }
    } else {
      unknown++;
      recording.record(event, false);
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      for (EventSink sink : sinks) {
        sink.begin();
      }
      gate();
    }
  }

  /** Finds out how much of the way refused events have to go. */
  private void gate() {
    EventSink.Interest interest = EventSink.Interest.NONE;
    for (EventSink sink : sinks) {
      EventSink.Interest its = sink.interestInPassed();
      interest = its.compareTo(interest) > 0 ? its : interest;
    }
    gate = filter.gate();
    isGated = gate != EventPredicate.ALL && interest != EventSink.Interest.STATE;
    isShort =
        isGated
            && interest == EventSink.Interest.NONE
            && recording == Recording.NONE
            && !suppression.isActive();
    refused = new RefusedRun(gate, state);
  }

  /** What {@link #process} comes to for an event that is refused for its type alone. */
  private boolean leaveOut() {
    int traits = state.refused().traits(event.typeId());
    if (traits == RefusedEvents.WHOLE || gate.test(event)) {
      return false;
    }
    recording.prepare(event);
    if (!state.refused().take(event, traits)) {
      return false;
    }
    lastNanos = event.timestampNanos();
    recording.record(event, false);
    passOver();
    return true;
  }

  private void process() {
    lastNanos = event.timestampNanos();
    recording.prepare(event);
    state.begin(event);
    boolean prelude = leading && event.type().name().equals("container");
    leading = prelude;
    if (prelude) {
      state.apply(event);
      filter.test(event); // fields that compare with the event before see it
      recording.record(event, false);
    } else if (!passes()) {
      recording.record(event, false);
      passOver();
    } else if (!state.context().isHidden()) {
      deliver();
    } else {
      recording.record(event, false);
    }
    state.finish(event);
  }

  private void passOver() {
    for (EventSink sink : sinks) {
      sink.pass(event);
      done |= sink.isDone();
    }
  }

  /** Events that change the state are parsed before the filter sees them, the others after. */
  private boolean passes() {
    if (state.changesState()) {
      state.apply(event);
      return filter.test(event);
    }
    if (!filter.passesAll() && state.findWritten(event)) {
      return passesOnceRead();
    }
    if (!filter.test(event)) {
      state.reject(event);
      return false;
    }
    state.apply(event);
    return true;
  }

  /** The filter sees the tracer that the write may be. */
  private boolean passesOnceRead() {
    state.apply(event);
    boolean passes = filter.test(state.shown(event));
    if (passes) {
      state.unhide(event);
    }
    return passes;
  }

  private void deliver() {
    if (passed == 0) {
      firstNanos = event.timestampNanos();
    }
    if (event.timestampNanos() - firstNanos >= limits.durationNanos()) {
      done = true;
      return;
    }
    passed++;
    recording.record(event, true);
    Event shown = state.shown(event);
    for (EventSink sink : sinks) {
      sink.accept(shown);
      done |= sink.isDone();
    }
    done |= passed >= limits.events();
  }

  /** Tells the sinks that the capture is over; once, also after a failure. */
  public void end() {
    begin();
    for (EventSink sink : sinks) {
      sink.end();
    }
  }

  /**
   * Events of types newer than the schema. They are skipped: no number, no state, no sink.
   *
   * @return how many so far
   */
  public long unknownEvents() {
    return unknown;
  }

  /**
   * Events read.
   *
   * @return every event of a known type, internal and filtered ones included
   */
  public long seen() {
    return seen;
  }

  /**
   * Events that passed the filter.
   *
   * @return what {@code -n} counts
   */
  public long passed() {
    return passed;
  }

  /**
   * Time of the last event.
   *
   * @return ns since the epoch, 0 before the first
   */
  public long lastNanos() {
    return lastNanos;
  }
}
