package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.state.EventContext;
import io.jtrace.state.Span;
import io.jtrace.state.StateEngine;
import io.jtrace.state.TracerText;

/**
 * Tracers and the spans that they begin and end. Those fields that tell of the beginning let spans
 * be followed, and without one they are absent.
 */
final class SpanFields {
  private final StateEngine state;
  private final EventContext context;
  private final ClockText clock = new ClockText();

  /** Reads a value of a tracer. */
  private interface TracerReader {
    boolean read(TracerText tracer, FieldValue out);
  }

  /** Reads a value of a tracer and of its span. */
  private interface SpanReader {
    boolean read(TracerText tracer, Span span, FieldValue out);
  }

  /** Reads a value of a tracer's event and of its span. */
  private interface TimeReader {
    boolean read(Event event, Span span, FieldValue out);
  }

  private SpanFields(StateEngine state) {
    this.state = state;
    this.context = state.context();
  }

  static void enter(FieldTable table, StateEngine state) {
    SpanFields fields = new SpanFields(state);
    fields.tracers(table);
    fields.arguments(table);
    fields.durations(table);
    fields.counts(table);
    fields.times(table);
  }

  private void tracers(FieldTable table) {
    table.add("span.id", tracer((t, v) -> v.number(context.spanId())));
    table.add("span.ntags", tracer((t, v) -> v.number(t.tags().size())));
    table.add(
        "span.nargs",
        (e, v) -> context.span() != null && v.number(context.span().text().arguments().size()));
    table.add("span.tags", tracer((t, v) -> v.text(t.tagText())));
    tag(table, "span.tag", false);
    tag(table, "span.idtag", true);
  }

  private void tag(FieldTable table, String name, boolean identified) {
    table.argument(
        name,
        argument -> {
          SpanArgument wanted = SpanArgument.position(name, argument);
          Extractor tag =
              identified
                  ? spanned((t, s, v) -> v.text(context.spanId() + wanted.tag(t).orElse("")))
                  : tracer((t, v) -> wanted.tag(t).map(v::text).orElse(false));
          return bound(table, name, tag);
        });
  }

  private void arguments(FieldTable table) {
    table.fresh("span.args", () -> spanned((t, s, v) -> v.text(t.argumentText('='))));
    table.fresh("span.enterargs", () -> spanned((t, s, v) -> v.text(s.text().argumentText('='))));
    table.argument(
        "span.arg",
        argument -> {
          SpanArgument wanted = SpanArgument.of("span.arg", argument);
          return bound(
              table, "span.arg", spanned((t, s, v) -> wanted.value(t).map(v::text).orElse(false)));
        });
    table.argument(
        "span.enterarg",
        argument -> {
          SpanArgument wanted = SpanArgument.of("span.enterarg", argument);
          return bound(
              table,
              "span.enterarg",
              spanned((t, s, v) -> wanted.value(s.text()).map(v::text).orElse(false)));
        });
  }

  private void durations(FieldTable table) {
    table.fresh("span.duration", () -> ended((e, s, v) -> v.number(durationNanos(e, s))));
    table.fresh(
        "span.duration.human",
        () -> ended((e, s, v) -> v.text(ClockText.human(durationNanos(e, s)))));
    table.fresh(
        "span.duration.quantized",
        () ->
            ended(
                (e, s, v) ->
                    durationNanos(e, s) > 0
                        && v.number(EventTimeFields.bucket(durationNanos(e, s)))));
    table.argument(
        "span.duration.fortag",
        argument -> {
          SpanArgument wanted = SpanArgument.position("span.duration.fortag", argument);
          return bound(
              table,
              "span.duration.fortag",
              ended((e, s, v) -> wanted.isLastTag(s.text()) && v.number(durationNanos(e, s))));
        });
  }

  private static long durationNanos(Event event, Span span) {
    return Math.max(0, event.timestampNanos() - span.beginNanos());
  }

  private void counts(FieldTable table) {
    table.add("span.count", tracer((t, v) -> v.truth(!t.enter())));
    table.argument(
        "span.count.fortag",
        argument -> {
          SpanArgument wanted = SpanArgument.position("span.count.fortag", argument);
          return bound(
              table,
              "span.count.fortag",
              tracer((t, v) -> v.truth(!t.enter() && wanted.isLastTag(t))));
        });
    table.argument(
        "span.childcount.fortag",
        argument -> {
          SpanArgument wanted = SpanArgument.position("span.childcount.fortag", argument);
          return bound(
              table,
              "span.childcount.fortag",
              tracer((t, v) -> v.truth(!t.enter() && wanted.isOuterTag(t))));
        });
  }

  private void times(FieldTable table) {
    table.fresh(
        "span.time", () -> timed((e, s, v) -> v.text(clock.clockNanos(e.timestampNanos()))));
    table.fresh("span.rawtime", () -> timed((e, s, v) -> v.text(Long.toString(s.beginNanos()))));
    table.fresh(
        "span.parenttime",
        () -> timed((e, s, v) -> parent(s) != null && v.text(clock.clockNanos(parentNanos(s)))));
    table.fresh(
        "span.rawparenttime",
        () -> timed((e, s, v) -> parent(s) != null && v.text(Long.toString(parentNanos(s)))));
  }

  private Span parent(Span span) {
    return state.spans().parent(span);
  }

  private long parentNanos(Span span) {
    return parent(span).beginNanos();
  }

  private Extractor tracer(TracerReader reader) {
    return (e, v) -> context.tracer() != null && reader.read(context.tracer(), v);
  }

  private Extractor spanned(SpanReader reader) {
    state.spans().follow();
    return (e, v) -> context.span() != null && reader.read(context.tracer(), context.span(), v);
  }

  private Extractor timed(TimeReader reader) {
    state.spans().follow();
    return (e, v) -> context.span() != null && reader.read(e, context.span(), v);
  }

  private Extractor ended(TimeReader reader) {
    state.spans().follow();
    return (e, v) ->
        context.span() != null && !context.tracer().enter() && reader.read(e, context.span(), v);
  }

  private static FieldTable.Bound bound(FieldTable table, String name, Extractor extractor) {
    Field field = table.find(name).field();
    return new FieldTable.Bound(field.type(), field.print(), extractor);
  }
}
