package io.jtrace.field;

import static io.jtrace.event.ParamType.ABSTIME;
import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.RELTIME;
import static io.jtrace.event.ParamType.UINT64;

import io.jtrace.event.Event;
import io.jtrace.field.Field.Trait;
import io.jtrace.state.EventContext;
import io.jtrace.state.StateEngine;
import java.util.Set;

/** Number and times of events. */
final class EventTimeFields {
  private static final long NANOS = 1_000_000_000L;

  private EventTimeFields() {}

  static void enter(FieldTable table, StateEngine state, RenderSettings settings) {
    EventContext context = state.context();
    ClockText text = new ClockText();
    table.section("evt");
    table.add(
        "evt.num", UINT64, "number of the event in its capture", (e, v) -> v.number(e.number()));
    table.add(
        "evt.time",
        CHARBUF,
        "local time of day with nanoseconds",
        (e, v) -> v.text(text.clockNanos(e.timestampNanos())));
    table.add(
        "evt.time.s",
        CHARBUF,
        "local time of day",
        (e, v) -> v.text(text.clock(e.timestampNanos())));
    table.add(
        "evt.time.iso8601",
        CHARBUF,
        "time in UTC as ISO 8601 writes it",
        (e, v) -> v.text(ClockText.iso(e.timestampNanos())));
    table.add(
        "evt.datetime",
        CHARBUF,
        "local date and time with nanoseconds",
        (e, v) ->
            v.text(text.date(e.timestampNanos()) + " " + text.clockNanos(e.timestampNanos())));
    table.add(
        "evt.datetime.s",
        CHARBUF,
        "local date and time",
        (e, v) -> v.text(text.date(e.timestampNanos()) + " " + text.clock(e.timestampNanos())));
    raw(table);
    relative(table, context);
    latency(table, context);
    delta(table);
    table.fresh(
        "evt.outputtime",
        CHARBUF,
        "time column in the form that -t asks for",
        () -> output(context, text, settings));
  }

  private static void raw(FieldTable table) {
    table.add(
        "evt.rawtime",
        ABSTIME,
        "nanoseconds since the epoch",
        (e, v) -> v.number(e.timestampNanos()));
    table.add(
        "evt.rawtime.s",
        ABSTIME,
        "whole seconds since the epoch",
        (e, v) -> v.number(e.timestampNanos() / NANOS));
    table.add(
        "evt.rawtime.ns",
        ABSTIME,
        "nanoseconds within the second",
        (e, v) -> v.number(e.timestampNanos() % NANOS));
  }

  private static long sinceStart(Event event, EventContext context) {
    return event.timestampNanos() - context.firstTimestampNanos();
  }

  private static void relative(FieldTable table, EventContext context) {
    table.add(
        "evt.reltime",
        RELTIME,
        "nanoseconds since the capture began",
        (e, v) -> v.number(sinceStart(e, context)));
    table.add(
        "evt.reltime.s",
        RELTIME,
        "whole seconds since the capture began",
        (e, v) -> v.number(sinceStart(e, context) / NANOS));
    table.add(
        "evt.reltime.ns",
        RELTIME,
        "nanoseconds within that second",
        (e, v) -> v.number(sinceStart(e, context) % NANOS));
  }

  private static void latency(FieldTable table, EventContext context) {
    table.section("evt (calls)");
    table.add(
        "evt.latency",
        RELTIME,
        "nanoseconds from the call's enter to this exit",
        (e, v) -> hasLatency(e, context) && v.number(context.latencyNanos()));
    table.add(
        "evt.latency.s",
        RELTIME,
        "whole seconds of the latency",
        (e, v) -> hasLatency(e, context) && v.number(context.latencyNanos() / NANOS));
    table.add(
        "evt.latency.ns",
        RELTIME,
        "nanoseconds within that second",
        (e, v) -> hasLatency(e, context) && v.number(context.latencyNanos() % NANOS));
    table.add(
        "evt.latency.human",
        CHARBUF,
        "latency with a unit, such as 10.3ms",
        (e, v) -> hasLatency(e, context) && v.text(ClockText.human(context.latencyNanos())));
    table.add(
        "evt.latency.quantized",
        UINT64,
        "logarithmic bucket of the latency",
        Set.of(Trait.HIDDEN),
        (e, v) -> context.latencyNanos() > 0 && v.number(bucket(context.latencyNanos())));
  }

  /** Internal events with a thread have no latency; all others have one, if only 0. */
  private static boolean hasLatency(Event event, EventContext context) {
    return context.thread() == null
        || event.type().category() != io.jtrace.event.EventCategory.INTERNAL;
  }

  private static final int BUCKET_COLUMNS = 80;
  private static final double DECADES = 11;

  private static long bucket(long nanos) {
    double log = Math.log10(Math.min(nanos, 1e11));
    return (long) (log * BUCKET_COLUMNS / DECADES) + 1;
  }

  /** Difference to the event this very field was last read on. */
  private static final class Delta {
    private long last;

    long next(Event event) {
      long delta = last == 0 ? 0 : event.timestampNanos() - last;
      last = event.timestampNanos();
      return delta;
    }
  }

  private static void delta(FieldTable table) {
    table.fresh(
        "evt.deltatime",
        RELTIME,
        "nanoseconds since the event it was last read on",
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e));
        });
    table.fresh(
        "evt.deltatime.s",
        RELTIME,
        "whole seconds of that difference",
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e) / NANOS);
        });
    table.fresh(
        "evt.deltatime.ns",
        RELTIME,
        "nanoseconds within that second",
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e) % NANOS);
        });
  }

  private static Extractor output(EventContext context, ClockText text, RenderSettings settings) {
    Delta delta = new Delta();
    return switch (settings.time()) {
      case CLOCK -> (e, v) -> v.text(text.clockNanos(e.timestampNanos()));
      case EPOCH -> (e, v) -> v.text(e.timestampNanos() / NANOS + "." + e.timestampNanos() % NANOS);
      case SINCE_START -> (e, v) -> v.text(ClockText.seconds(sinceStart(e, context)));
      case OF_CALL -> (e, v) -> v.text(ClockText.seconds(context.latencyNanos()));
      case SINCE_LAST -> (e, v) -> v.text(ClockText.seconds(delta.next(e)));
    };
  }
}
