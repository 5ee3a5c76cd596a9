package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import io.jtrace.state.EventContext;
import io.jtrace.state.StateEngine;

/** Number and times of events. */
final class EventTimeFields {
  private static final long NANOS = 1_000_000_000L;

  private EventTimeFields() {}

  static void enter(FieldTable table, StateEngine state, RenderSettings settings) {
    EventContext context = state.context();
    ClockText text = new ClockText();
    table.add("evt.num", (e, v) -> v.number(e.number()));
    table.text("evt.time", (e, out) -> text.clockNanos(e.timestampNanos(), out));
    table.add("evt.time.s", (e, v) -> v.text(text.clock(e.timestampNanos())));
    table.add("evt.time.iso8601", (e, v) -> v.text(ClockText.iso(e.timestampNanos())));
    table.add(
        "evt.datetime",
        (e, v) ->
            v.text(text.date(e.timestampNanos()) + " " + text.clockNanos(e.timestampNanos())));
    table.add(
        "evt.datetime.s",
        (e, v) -> v.text(text.date(e.timestampNanos()) + " " + text.clock(e.timestampNanos())));
    raw(table);
    relative(table, context);
    latency(table, context);
    delta(table);
    table.argument("evt.around", EventTimeFields::around);
    table.fresh("evt.outputtime", () -> output(context, text, settings));
  }

  private static void raw(FieldTable table) {
    table.add("evt.rawtime", (e, v) -> v.number(e.timestampNanos()));
    table.add("evt.rawtime.s", (e, v) -> v.number(e.timestampNanos() / NANOS));
    table.add("evt.rawtime.ns", (e, v) -> v.number(e.timestampNanos() % NANOS));
  }

  private static long sinceStart(Event event, EventContext context) {
    return event.timestampNanos() - context.firstTimestampNanos();
  }

  private static void relative(FieldTable table, EventContext context) {
    table.add("evt.reltime", (e, v) -> v.number(sinceStart(e, context)));
    table.add("evt.reltime.s", (e, v) -> v.number(sinceStart(e, context) / NANOS));
    table.add("evt.reltime.ns", (e, v) -> v.number(sinceStart(e, context) % NANOS));
  }

  private static void latency(FieldTable table, EventContext context) {
    table.add("evt.latency", (e, v) -> hasLatency(e, context) && v.number(latencyNanos(context)));
    table.add(
        "evt.latency.s",
        (e, v) -> hasLatency(e, context) && v.number(latencyNanos(context) / NANOS));
    table.add(
        "evt.latency.ns",
        (e, v) -> hasLatency(e, context) && v.number(latencyNanos(context) % NANOS));
    table.fresh("evt.latency.human", () -> new HumanLatency(context));
    table.add(
        "evt.latency.quantized",
        (e, v) -> latencyNanos(context) > 0 && v.number(bucket(latencyNanos(context))));
  }

  /** Events without a thread, and tracers, show what the event before them showed, as in sysdig 0.29.3. */
  private static final class HumanLatency implements Extractor {
    private final EventContext context;
    private String last = "";

    HumanLatency(EventContext context) {
      this.context = context;
    }

    @Override
    public boolean extract(Event event, FieldValue out) {
      if (context.thread() != null && context.tracer() == null && hasLatency(event, context)) {
        last = ClockText.human(latencyNanos(context));
      }
      return hasLatency(event, context) && out.text(last);
    }
  }

  /** Internal events with a thread have no latency; all others have one, if only 0. */
  private static boolean hasLatency(Event event, EventContext context) {
    return context.thread() == null
        || event.type().category() != io.jtrace.event.EventCategory.INTERNAL;
  }

  /** What the thread's last call took: switches do not end a call, so they show it too. */
  static long latencyNanos(EventContext context) {
    return context.thread() == null ? 0 : context.latencyNanos();
  }

  private static final int BUCKET_COLUMNS = 80;
  private static final double DECADES = 11;

  static long bucket(long nanos) {
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
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e));
        });
    table.fresh(
        "evt.deltatime.s",
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e) / NANOS);
        });
    table.fresh(
        "evt.deltatime.ns",
        () -> {
          Delta delta = new Delta();
          return (e, v) -> v.number(delta.next(e) % NANOS);
        });
  }

  /** Whole milliseconds between the event and a time, rounded up. */
  private static FieldTable.Bound around(String argument) throws FieldException {
    String wanted = argument.replaceAll("^[.\\[]|]$", "");
    if (!wanted.matches("[0-9]{1,18}|[1-8][0-9]{18}")) {
      throw new FieldException(
          "evt.around takes a time in nanoseconds since the epoch, not " + wanted);
    }
    long nanos = Long.parseLong(wanted);
    return new FieldTable.Bound(
        ParamType.UINT64,
        PrintFormat.DEC,
        (e, v) -> v.number(ceilMillis(Math.abs(e.timestampNanos() - nanos))));
  }

  private static long ceilMillis(long nanos) {
    return (nanos + 999_999) / 1_000_000;
  }

  private static Extractor output(EventContext context, ClockText text, RenderSettings settings) {
    Delta delta = new Delta();
    Extractor.Text column =
        switch (settings.time()) {
          case CLOCK -> (e, out) -> text.clockNanos(e.timestampNanos(), out);
          case EPOCH -> EventTimeFields::epoch;
          case SINCE_START -> (e, out) -> ClockText.seconds(sinceStart(e, context), out);
          case OF_CALL -> (e, out) -> ClockText.seconds(latencyNanos(context), out);
          case SINCE_LAST -> (e, out) -> ClockText.seconds(delta.next(e), out);
        };
    return column;
  }

  /** The nanoseconds are not padded, as in sysdig. */
  private static boolean epoch(Event event, LatinText out) {
    long nanos = event.timestampNanos();
    out.append(nanos / NANOS).append('.').append(nanos % NANOS);
    return true;
  }
}
