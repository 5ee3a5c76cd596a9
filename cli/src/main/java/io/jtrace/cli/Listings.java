package io.jtrace.cli;

import io.jtrace.event.EventSchema;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.format.EventListText;
import io.jtrace.format.FieldListText;
import io.jtrace.state.StateEngine;

/** What jtrace knows, listed: fields, events, chisels. */
final class Listings {
  private final Console console;
  private final EventSchema schema;

  Listings(Console console, EventSchema schema) {
    this.console = console;
    this.schema = schema;
  }

  /** Prints the listing that was asked for; false if none was. */
  boolean print(Options options) throws UserError {
    if (options.listFields || options.listMarkdown) {
      FieldCatalog fields =
          new FieldCatalog(schema, new StateEngine(schema), RenderSettings.DEFAULTS);
      console.print(
          options.listMarkdown
              ? FieldListText.markdown(fields.fields())
              : FieldListText.plain(fields.fields(), options.print.verbose));
      return true;
    }
    if (options.listEvents) {
      console.print(EventListText.of(schema));
      return true;
    }
    return new ChiselChoice(console, options).list(options);
  }
}
