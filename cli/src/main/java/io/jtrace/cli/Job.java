package io.jtrace.cli;

import io.jtrace.event.EventSchema;
import java.util.Optional;

/** What all captures of one command line share. */
record Job(
    Console console,
    EventSchema schema,
    Options options,
    NextRun next,
    Optional<OutputFile> output) {

  static Job of(Console console, EventSchema schema, Options options, NextRun next)
      throws UserError {
    Optional<OutputFile> output =
        options.write.isWanted() ? Optional.of(new OutputFile(options.write)) : Optional.empty();
    return new Job(console, schema, options, next, output);
  }

  /** Whether writing has failed, so that going on makes no sense. */
  boolean hasFailed() {
    return output.isPresent() && output.get().hasFailed();
  }
}
