package io.jtrace.scap;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;

/**
 * Puts the enters that a range lacks before their exits.
 *
 * <p>Where a section has enters, too, only exits that carry the parameters of theirs get one. Where
 * it has none, so do exits whose enter has no parameters, or none that the classic exit does not
 * repeat. Enters that the newest tracers send do not count here.
 */
final class EnterInsertion {
  /** Bytes that an enter may take beyond those of its exit. */
  private static final int MORE_BYTES = 64;

  private static final int LEAST_EVENT_BYTES = EventLayout.HEADER + EventLayout.HEADER_BYTES + 4;
  private final EnterTable table = EnterTable.load();
  private final Event event = new Event(EventSchema.load());
  private final EnterBlock block = new EnterBlock();
  private final PendingEnters pending = new PendingEnters();
  private boolean mixed;
  private boolean allSeen;
  private byte[] source = {};
  private long count;

  /** Enters made so far. */
  long count() {
    return count;
  }

  /**
   * Forgets the section before and looks for enters in the first range to be completed.
   *
   * @param isBeginning whether no event of the section came before it
   */
  void begin(EventRange range, boolean isBeginning) {
    pending.clear();
    mixed = false;
    allSeen = isBeginning;
    int length = range.length();
    for (int at = 0; at < length; at += event.frameBytes()) {
      event.wrap(range.array(), at, length);
      noteEnter(table.ofEnter(event.typeId()));
    }
  }

  private void noteEnter(EnterRow row) {
    mixed |= row != null && !row.kept();
  }

  /** Completes a range; one huge event is no exit of a call and stays as it is. */
  void complete(EventRange range) {
    if (range.length() > 2 * EventRange.CAPACITY) {
      return;
    }
    int length = take(range);
    int copied = 0;
    for (int at = 0; at < length; at += event.frameBytes()) {
      event.wrap(source, at, length);
      EnterRow exit = table.ofExit(event.typeId());
      if (exit == null) {
        enter(table.ofEnter(event.typeId()));
        continue;
      }
      if (isAlone(exit)) {
        append(copied, at, range);
        copied = at;
        block.append(exit, event, range);
        range.markRebuilt();
        count++;
      }
      pending.put(event.tid(), PendingEnters.NONE);
    }
    append(copied, length, range);
  }

  private int take(EventRange range) {
    int length = range.length();
    if (source.length < length) {
      source = new byte[length];
    }
    System.arraycopy(range.array(), 0, source, 0, length);
    range.length(0);
    range.ensure(2 * length + length / LEAST_EVENT_BYTES * MORE_BYTES);
    return length;
  }

  private void enter(EnterRow row) {
    if (row != null) {
      noteEnter(row);
      pending.put(event.tid(), event.typeId());
    }
  }

  private boolean isAlone(EnterRow row) {
    int enter = pending.of(event.tid());
    if (enter == row.exitId() - 1 || !row.canMake(event)) {
      return false;
    }
    boolean maybeBefore = enter == PendingEnters.UNSEEN && !allSeen;
    if (maybeBefore && (row.kept() || mixed)) {
      return false;
    }
    return row.isMarked(event) || !mixed && row.mark() == EnterRow.NO_MARK;
  }

  private void append(int from, int to, EventRange range) {
    System.arraycopy(source, from, range.ensure(to - from), range.length(), to - from);
    range.length(range.length() + to - from);
  }
}
