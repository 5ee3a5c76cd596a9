package io.jtrace.event;

/**
 * Takes the events that passed the filter. All calls come from the pipeline's one consumer thread,
 * in order: {@code begin}, any number of {@code accept}, {@code end}. Test with real encoded events
 * and a list.
 */
public interface EventSink {
  /** The state of the machine is known and no event has been delivered yet. */
  default void begin() {}

  /**
   * Takes one event.
   *
   * @param event valid during this call only
   */
  void accept(Event event);

  /**
   * Learns of an event that the filter kept back: time goes on with it.
   *
   * @param event valid during this call only
   */
  default void pass(Event event) {}

  /** What a sink looks at when {@link #pass} is called. */
  enum Interest {
    /** Nothing: there is no need to call it. */
    NONE,
    /** The event itself. */
    EVENT,
    /** The event and what the state knows about it. */
    STATE
  }

  /**
   * What it looks at in {@link #pass}; asked once, after {@link #begin}.
   *
   * @return {@link Interest#NONE} unless it overrides that method
   */
  default Interest interestInPassed() {
    return Interest.NONE;
  }

  /**
   * Asks for an early end of the capture.
   *
   * @return true once this sink wants no more events
   */
  default boolean isDone() {
    return false;
  }

  /** The capture is over; called once, also after a failure. */
  default void end() {}
}
