package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.filter.EventPredicate;
import java.util.BitSet;

/**
 * The capture filter: the command line's, or one that a chisel sets once while it is loaded. It sees
 * every event, and so knows when the capture began, how far it is, and when it last lost something.
 */
final class LateFilter implements EventPredicate {
  private EventPredicate filter;
  private final SeenLosses losses;

  /** Container events at the beginning of a file have the times at which the containers began. */
  private final BitSet timeless = new BitSet();

  private boolean settable;
  private long firstNanos;
  private long lastNanos;

  LateFilter(EventPredicate filter, EventSchema schema) {
    this.filter = filter;
    losses = new SeenLosses(schema);
    schema.all().stream()
        .filter(type -> type.name().equals("container"))
        .forEach(type -> timeless.set(type.id()));
    this.settable = filter == EventPredicate.ALL;
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
    note(event);
    return filter.test(event);
  }

  private void note(Event event) {
    if (!timeless.get(event.typeId())) {
      lastNanos = event.timestampNanos();
      firstNanos = firstNanos == 0 ? lastNanos : firstNanos;
      losses.see(event);
    }
  }

  /** Takes note of the events that it refuses, too. */
  @Override
  public EventPredicate gate() {
    EventPredicate inner = filter.gate();
    if (inner == ALL) {
      return ALL;
    }
    return event -> {
      note(event);
      return inner.test(event);
    };
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
    return losses.lastNanos();
  }

  /** Whether nobody filters. */
  @Override
  public boolean passesAll() {
    return filter.passesAll();
  }

  /** What the capture tells of its losses. */
  SeenLosses losses() {
    return losses;
  }
}
