package io.jtrace.pipeline;

import io.jtrace.event.Event;

/**
 * A capture file in the making. Unlike a sink it sees every event: it keeps more than what passes
 * the filter. All calls come from the pipeline's one consumer thread.
 */
public interface Recording {
  /** Records nothing. */
  Recording NONE = (event, passed) -> {};

  /**
   * Called with every event before the state learns of it.
   *
   * @param event valid during this call only
   */
  default void prepare(Event event) {}

  /**
   * Takes one event once the state knows it.
   *
   * @param event valid during this call only
   * @param passed whether the filter lets it pass; events that are no one's to see, such as those of
   *     unknown type, do not
   */
  void record(Event event, boolean passed);
}
