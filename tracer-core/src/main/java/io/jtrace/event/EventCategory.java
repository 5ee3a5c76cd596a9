package io.jtrace.event;

/** Category of an event type; the names are the event table's. */
public enum EventCategory {
  /** No category: tracepoints and unknown events. */
  UNKNOWN,
  /** Calls outside the other categories. */
  OTHER,
  /** Files. */
  FILE,
  /** Network. */
  NET,
  /** Inter-process communication. */
  IPC,
  /** Memory. */
  MEMORY,
  /** Processes. */
  PROCESS,
  /** Sleeping. */
  SLEEP,
  /** System. */
  SYSTEM,
  /** Signals. */
  SIGNAL,
  /** Users. */
  USER,
  /** Time. */
  TIME,
  /** Processing. */
  PROCESSING,
  /** Reading, on a descriptor of any kind. */
  IO_READ,
  /** Writing, on a descriptor of any kind. */
  IO_WRITE,
  /** Other input and output, on a descriptor of any kind. */
  IO_OTHER,
  /** Waiting for others. */
  WAIT,
  /** The scheduler. */
  SCHEDULER,
  /** Internal events, hidden from output. */
  INTERNAL;

  /**
   * Whether events of this category move data through a descriptor.
   *
   * @return true for the three IO categories
   */
  public boolean isIo() {
    return this == IO_READ || this == IO_WRITE || this == IO_OTHER;
  }
}
