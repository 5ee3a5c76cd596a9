package io.jtrace.pipeline;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.ring.RangeHandler;

/**
 * Records ranges without decoding them: what {@code -w} does when nothing is filtered or printed. It
 * only walks the block lengths to count events. Runs on the consumer thread.
 */
public final class Recorder implements RangeHandler {
  private final RangeSink sink;
  private final Limits limits;
  private final Event view;
  private long events;
  private long firstNanos;

  /**
   * A recorder into one sink.
   *
   * @param schema needed to cut a range at an event
   * @param limits when to stop
   * @param sink takes the ranges
   */
  public Recorder(EventSchema schema, Limits limits, RangeSink sink) {
    this.view = new Event(schema);
    this.limits = limits;
    this.sink = sink;
  }

  @Override
  public boolean handle(EventRange range) {
    boolean simple = limits == Limits.NONE && !range.hasRebuilt();
    int end = simple ? countAll(range) : countWithin(range);
    boolean more = end == range.length();
    range.length(end);
    sink.accept(range);
    return more;
  }

  private int countAll(EventRange range) {
    byte[] bytes = range.array();
    int limit = range.length();
    int at = 0;
    while (at < limit) {
      int type = at + EventLayout.HEADER + EventLayout.TYPE;
      boolean detail = (short) EventLayout.U16.get(bytes, type) < 0;
      events += detail ? 0 : 1;
      at += (int) EventLayout.U32.get(bytes, at + 4);
    }
    return at;
  }

  private int countWithin(EventRange range) {
    int at = 0;
    while (at < range.length()) {
      view.wrap(range.array(), at, range.length());
      if (firstNanos == 0) {
        firstNanos = view.timestampNanos();
      }
      if (events >= limits.events()
          || view.timestampNanos() - firstNanos >= limits.durationNanos()) {
        return at;
      }
      events += view.isRebuilt() ? 0 : 1;
      at += view.frameBytes();
    }
    return at;
  }

  /**
   * Events recorded so far.
   *
   * @return a detail event and its generic companion are one
   */
  public long events() {
    return events;
  }
}
