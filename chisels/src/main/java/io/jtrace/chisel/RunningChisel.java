package io.jtrace.chisel;

/** A loaded chisel, and whether it still takes part. */
final class RunningChisel {
  private final Script script;
  private final ChiselControl control;
  private boolean on = true;

  RunningChisel(Script script, ChiselControl control) {
    this.script = script;
    this.control = control;
  }

  Script script() {
    return script;
  }

  ChiselControl control() {
    return control;
  }

  boolean isOn() {
    return on;
  }

  void switchOff() {
    on = false;
  }
}
