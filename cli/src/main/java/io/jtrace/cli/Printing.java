package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventSink;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.filter.EventPredicate;
import io.jtrace.format.EventFormat;
import io.jtrace.format.FormatException;
import io.jtrace.syscall.CallNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds the sinks that print events and their summary. */
final class Printing {
  private final Console console;
  private final Options options;
  private final FieldCatalog fields;

  Printing(Console console, Options options, FieldCatalog fields) {
    this.console = console;
    this.options = options;
    this.fields = fields;
  }

  /** Those that the options ask for, in their order. */
  List<EventSink> sinks(EventPredicate display) throws UserError {
    List<EventSink> sinks = new ArrayList<>();
    PrintOptions print = options.print;
    if (!print.quiet && !options.write.isWanted()) {
      PrinterSink.Style style = new PrinterSink.Style(print.json, print.debug, print.unbuffered);
      sinks.add(new PrinterSink(console, format(), display, style));
    }
    if (print.summary) {
      sinks.add(new SummarySink(console, typeNames(), CallNames.load().all()));
    }
    return sinks;
  }

  private EventFormat format() throws UserError {
    try {
      return EventFormat.compile(
          Rendering.template(options.print.format()), fields, Rendering.of(options));
    } catch (FormatException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Function<Event, String> typeNames() throws UserError {
    try {
      BoundField type = fields.bind("evt.type");
      FieldValue value = new FieldValue();
      return event -> type.extract(event, value) ? value.text() : "<NA>";
    } catch (FieldException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
