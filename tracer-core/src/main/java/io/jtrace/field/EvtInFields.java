package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.state.EventContext;
import io.jtrace.state.Span;
import io.jtrace.state.Spans;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import io.jtrace.state.TracerText;
import java.util.Optional;

/**
 * The open spans that an event happens in. Printed is the one begun last; filters try them all, and
 * with them, at the end of a span, that one.
 */
final class EvtInFields {
  private final StateEngine state;
  private final EventContext context;
  private final Spans spans;

  /** Reads a value of a tracer. */
  private interface TracerReader {
    boolean read(TracerText tracer, FieldValue out);
  }

  /** Whether a thread's events count as happening in a span. */
  private interface Scope {
    boolean contains(Span span, ThreadInfo thread);
  }

  private EvtInFields(StateEngine state) {
    this.state = state;
    this.context = state.context();
    this.spans = state.spans();
  }

  static void enter(FieldTable table, StateEngine state) {
    EvtInFields fields = new EvtInFields(state);
    fields.enter(table, "evtin.span.", (span, thread) -> span.tid() == thread.tid());
    fields.enter(table, "evtin.span.p.", fields::isOfProcess);
    fields.enter(table, "evtin.span.s.", fields::isOfScript);
    fields.enter(table, "evtin.span.m.", (span, thread) -> true);
  }

  /** The other threads of the process do not count in sysdig 0.29.3, whatever it says. */
  private boolean isOfProcess(Span span, ThreadInfo thread) {
    ThreadInfo writer = state.machine().thread(span.tid());
    return writer != null && writer.tid() == thread.tid();
  }

  /** The children of the writer. */
  private boolean isOfScript(Span span, ThreadInfo thread) {
    ThreadInfo writer = state.machine().thread(span.tid());
    return writer != null && writer.pid() == thread.ptid();
  }

  private void enter(FieldTable table, String prefix, Scope scope) {
    add(table, prefix + "id", scope, (t, v) -> v.number(t.id()));
    add(table, prefix + "ntags", scope, (t, v) -> v.number(t.tags().size()));
    add(table, prefix + "nargs", scope, (t, v) -> v.number(t.arguments().size()));
    add(table, prefix + "tags", scope, (t, v) -> v.text(t.tagText()));
    add(table, prefix + "args", scope, (t, v) -> v.text(t.argumentText(':')));
    String tag = prefix + "tag";
    table.argument(
        tag,
        argument -> {
          SpanArgument wanted = SpanArgument.position(tag, argument);
          return bound(table, tag, scope, (t, v) -> read(wanted.tag(t), v));
        });
    String value = prefix + "arg";
    table.argument(
        value,
        argument -> {
          SpanArgument wanted = SpanArgument.of(value, argument);
          return bound(table, value, scope, (t, v) -> read(wanted.value(t), v));
        });
  }

  private static boolean read(Optional<String> text, FieldValue out) {
    return text.isPresent() && out.text(text.get());
  }

  private void add(FieldTable table, String name, Scope scope, TracerReader reader) {
    table.argument(name, argument -> bound(table, name, scope, reader));
  }

  private FieldTable.Bound bound(FieldTable table, String name, Scope scope, TracerReader reader) {
    spans.follow();
    Field field = table.find(name).field();
    return new FieldTable.Bound(field.type(), field.print(), new Inside(scope, reader));
  }

  /** Reads what the spans around an event say. */
  private final class Inside implements Extractor.Around {
    private final Scope scope;
    private final TracerReader reader;
    private final FieldValue probe = new FieldValue();

    Inside(Scope scope, TracerReader reader) {
      this.scope = scope;
      this.reader = reader;
    }

    @Override
    public boolean extract(Event event, FieldValue out) {
      // sysdig 0.29.3 prints spans only beside events of threads that have written tracers
      return context.tracer() == null && context.hasTracers() && extract(event, 0, out);
    }

    @Override
    public boolean extract(Event event, int index, FieldValue out) {
      Span span = span(index);
      return span != null && reader.read(span.text(), out);
    }

    @Override
    public boolean isOwn(int index) {
      return context.tracer() != null && context.tracer().enter() && span(index) == context.span();
    }

    /** The spans that have the value, the one begun last first, one that ends here last. */
    private Span span(int index) {
      ThreadInfo thread = context.thread();
      int left = index;
      for (int i = 0; thread != null && i < spans.count(); i++) {
        Span span = spans.get(i);
        if (counts(span, thread) && left-- == 0) {
          return span;
        }
      }
      Span ended = context.tracer() == null || context.tracer().enter() ? null : context.span();
      return left == 0 && ended != null && counts(ended, thread) ? ended : null;
    }

    private boolean counts(Span span, ThreadInfo thread) {
      return scope.contains(span, thread) && reader.read(span.text(), probe);
    }
  }
}
