package io.jtrace.cli;

/** What goes on beside the events of a capture: its progress, its time, its file. */
interface Watch {
  /** A range has been handled. */
  void handled();

  /** Nothing has come for a moment. */
  void idle();

  /** The capture is over, also after a failure. */
  void end();
}
