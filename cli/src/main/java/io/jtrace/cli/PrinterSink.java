package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventSink;
import io.jtrace.field.LatinText;
import io.jtrace.filter.EventPredicate;
import io.jtrace.format.EventFormat;

/** Prints one line an event. */
final class PrinterSink implements EventSink {
  private final Console console;
  private final EventFormat format;
  private final EventPredicate display;
  private final Style style;
  private final LatinText line = new LatinText(512);

  /** How lines are written. */
  record Style(boolean json, boolean internal, boolean unbuffered) {}

  PrinterSink(Console console, EventFormat format, EventPredicate display, Style style) {
    this.console = console;
    this.format = format;
    this.display = display;
    this.style = style;
  }

  @Override
  public void accept(Event event) {
    if (!style.internal() && event.type().category() == EventCategory.INTERNAL
        || !display.test(event)) {
      return;
    }
    line.setLength(0);
    if (style.json() ? format.toJson(event, line) : format.format(event, line)) {
      line.append('\n');
      console.print(line);
    }
    if (style.unbuffered()) {
      console.flush();
    }
  }

  @Override
  public boolean isDone() {
    return console.isClosed();
  }

  @Override
  public void end() {
    console.flush();
  }
}
