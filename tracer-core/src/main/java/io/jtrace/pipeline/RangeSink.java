package io.jtrace.pipeline;

import io.jtrace.event.EventRange;

/** Takes whole ranges as they come, without looking into them: a file being recorded. */
public interface RangeSink {
  /**
   * Takes one range, with its section if it begins one.
   *
   * @param range valid during this call only
   */
  void accept(EventRange range);
}
