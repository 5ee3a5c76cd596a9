package io.jtrace.chisel;

import io.jtrace.event.Event;

/** A loaded chisel, and whether it still takes part. */
final class RunningChisel {
  private Script script;
  private ChiselControl control;

  RunningChisel(Script script, ChiselControl control) {
    this.script = script;
    this.control = control;
  }

  /** Lets another chisel take this one's place. */
  void become(RunningChisel other) {
    script = other.script;
    control = other.control;
  }

  void init() throws ChiselException {
    script.init();
  }

  void captureStart() throws ChiselException {
    script.captureStart();
  }

  void tick(Event event) throws ChiselException {
    control.event(event);
    control.intervals().advance(event.timestampNanos(), script);
  }

  /** Intervals, filter, callback; whether the event goes on to the formatter. */
  boolean accept(Event event) throws ChiselException {
    tick(event);
    return control.accepts(event) && script.event();
  }

  void captureEnd(long lastNanos, long deltaNanos) throws ChiselException {
    script.captureEnd(lastNanos, deltaNanos);
  }

  ChiselControl control() {
    return control;
  }

  boolean isOn() {
    return script != null;
  }

  /** What it holds in memory is given back. */
  void switchOff() {
    script = null;
  }
}
