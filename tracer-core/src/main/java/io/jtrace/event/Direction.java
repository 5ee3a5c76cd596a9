package io.jtrace.event;

/** Whether an event is the enter or the exit of a call. */
public enum Direction {
  /** The call begins; tracepoints that have no end are enters too. */
  ENTER('>'),
  /** The call returns. */
  EXIT('<');

  private final char symbol;

  Direction(char symbol) {
    this.symbol = symbol;
  }

  /**
   * The direction as {@code evt.dir} shows it.
   *
   * @return {@code '>'} or {@code '<'}
   */
  public char symbol() {
    return symbol;
  }
}
