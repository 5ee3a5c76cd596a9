package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.filter.EventPredicate;
import java.util.BitSet;

/**
 * The capture filter: the command line's, or one that a chisel sets once while it is loaded. It sees
 * every event, and so knows when the capture began, how far it is, and when it last lost something.
 */
final class LateFilter implements EventPredicate {
  private EventPredicate filter;
  private final BitSet losses = new BitSet();

  /** Container events at the beginning of a file have the times at which the containers began. */
  private final BitSet timeless = new BitSet();

  private boolean settable;
  private long firstNanos;
  private long lastNanos;
  private long lossNanos;

  LateFilter(EventPredicate filter, EventSchema schema) {
    this.filter = filter;
    watch(schema, "drop", losses);
    watch(schema, "container", timeless);
    this.settable = filter == EventPredicate.ALL;
  }

  private static void watch(EventSchema schema, String name, BitSet ids) {
    for (EventType type : schema.all()) {
      if (type.name().equals(name)) {
        ids.set(type.id());
      }
    }
  }

  boolean set(EventPredicate wanted) {
    if (!settable) {
      return false;
    }
    settable = false;
    filter = wanted;
    return true;
  }

  @Override
  public boolean test(Event event) {
    int id = event.typeId();
    if (!timeless.get(id)) {
      lastNanos = event.timestampNanos();
      firstNanos = firstNanos == 0 ? lastNanos : firstNanos;
      lossNanos = losses.get(id) ? lastNanos : lossNanos;
    }
    return filter.test(event);
  }

  /** Time of the first event, 0 before it. */
  long firstNanos() {
    return firstNanos;
  }

  /** Time of the last event, 0 before the first. */
  long lastNanos() {
    return lastNanos;
  }

  /** Time of the last event that told of a loss, 0 without any. */
  long lossNanos() {
    return lossNanos;
  }

  /** Whether nobody filters. */
  @Override
  public boolean passesAll() {
    return filter.passesAll();
  }
}
