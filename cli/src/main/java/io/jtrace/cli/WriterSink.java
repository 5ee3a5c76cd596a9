package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.pipeline.RangeSink;
import io.jtrace.pipeline.Recording;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Decides what of one capture goes into the output: whole ranges when nothing is filtered, else
 * event by event. What no filter can mean stays: internal events, containers, and events that are
 * hidden already.
 */
final class WriterSink implements Recording, RangeSink {
  /** What is kept: everything, or with {@code fat} what the state needs of the rest. */
  record Scope(boolean everything, boolean fat) {}

  private final OutputFile output;
  private final Scope scope;
  private final Supplier<Snapshot> machine;
  private final UnaryOperator<Snapshot> edit;
  private Snapshot before;

  WriterSink(
      OutputFile output, Scope scope, Supplier<Snapshot> machine, UnaryOperator<Snapshot> edit) {
    this.output = output;
    this.scope = scope;
    this.edit = edit;
    this.machine = () -> edit.apply(machine.get());
  }

  /** Begins the file, or a new section of it. */
  void section(Snapshot snapshot) {
    output.section(edit.apply(snapshot));
  }

  @Override
  public void accept(EventRange range) {
    range.section().ifPresent(this::section);
    output.write(range);
  }

  /** A file that begins with this event begins with the machine as it was before it. */
  @Override
  public void prepare(Event event) {
    boolean certain = scope.everything || scope.fat;
    before = certain && output.isRotating() && output.isDue(event) ? machine.get() : null;
  }

  @Override
  public void record(Event event, boolean passed) {
    if (passed || scope.everything || event.isStateOnly() || isInternal(event)) {
      write(event, event.isStateOnly());
    } else if (scope.fat && event.type().has(EventFlag.MODIFIES_STATE)) {
      write(event, true);
    }
  }

  private void write(Event event, boolean hidden) {
    Snapshot known = before;
    output.write(event, hidden, known == null ? machine : () -> known);
  }

  private static boolean isInternal(Event event) {
    return event.type().category() == EventCategory.INTERNAL
        || event.type().name().equals("container");
  }
}
