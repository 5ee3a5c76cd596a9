package io.jtrace.state;

import java.util.List;

/** What one thread has said in tracers. A tracer may come in several writes. */
final class ThreadTracers {
  /** An unfinished tracer that is longer is dropped. Source: sysdig 0.29.3. */
  private static final int LARGEST_PART = 65_536;

  private static final TracerText NOTHING = new TracerText(true, 0, List.of(), List.of());

  private String part = "";

  /** The last tracer. */
  TracerText text = NOTHING;

  /** The id that the thread has named last, be it in a text that is no tracer. */
  long id;

  /** The span that the last tracer began or ended; null if none is known. */
  Span span;

  /** Takes the bytes of a write, one a character. */
  TracerOutcome read(String data, ThreadInfo writer) {
    String shown = toNul(part + data);
    TracerParts parts = new TracerParts(shown, writer, id);
    boolean colons = parts.is('>') || parts.is('<');
    TracerOutcome outcome = colons ? ColonTracer.read(parts) : JsonTracer.read(parts);
    id = parts.id;
    if (outcome == TracerOutcome.PART) {
      String kept = part.isEmpty() ? data : shown;
      part = part.length() > LARGEST_PART ? "" : kept;
    } else {
      part = "";
      text = outcome == TracerOutcome.WHOLE ? parts.tracer() : invalid(data);
    }
    return outcome;
  }

  static String toNul(String text) {
    int nul = text.indexOf(0);
    return nul < 0 ? text : text.substring(0, nul);
  }

  private static TracerText invalid(String data) {
    String tag = toNul("invalid tracer " + data + ", len" + data.length());
    return new TracerText(true, 0, List.of(tag), List.of());
  }

  /** Opens or closes the span of the last tracer. */
  void follow(Spans spans, long tid, long nanos) {
    if (!text.enter()) {
      span = spans.end(text);
      return;
    }
    Span begun = new Span(text, tid, nanos);
    if (spans.begin(begun)) {
      span = begun;
    }
  }
}
