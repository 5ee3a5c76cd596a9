package io.jtrace.scap;

import static io.jtrace.event.EventLayout.HEADER_AFTER_FLAGS;
import static io.jtrace.event.EventLayout.HEADER_BYTES;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;

/** Writes the event block of an enter that is made from its exit. */
final class EnterBlock {
  private static final int BLOCK = EventLayout.BLOCK_EVENT_FLAGS;

  /** Bytes of a block beside its parameters, and of values that the exit has in less. */
  private static final int ROOM = 64;

  /** Appends the enter of an exit to a range, with as many parameters as the exit tells. */
  void append(EnterRow row, Event exit, EventRange range) {
    byte[] bytes = range.ensure(exit.frameBytes() + ROOM);
    int at = range.length();
    int header = at + HEADER_AFTER_FLAGS;
    int params = row.known(exit);
    int end = values(row, exit, params, bytes, header);
    int total = EventLayout.blockBytes(BLOCK, end - header);
    java.util.Arrays.fill(bytes, end, at + total - 4, (byte) 0);
    int stateOnly = exit.isStateOnly() ? EventLayout.FLAG_STATE_ONLY : 0;
    EventLayout.U32.set(bytes, at, BLOCK);
    EventLayout.U32.set(bytes, at + 4, total);
    EventLayout.U16.set(bytes, at + EventLayout.CPU, (short) exit.cpu());
    EventLayout.U32.set(bytes, at + EventLayout.FLAGS, EventLayout.FLAG_REBUILT | stateOnly);
    EventLayout.U64.set(bytes, header, exit.timestampNanos());
    EventLayout.U64.set(bytes, header + EventLayout.TID, exit.tid());
    EventLayout.U32.set(bytes, header + EventLayout.LENGTH, end - header);
    EventLayout.U16.set(bytes, header + EventLayout.TYPE, (short) (row.exitId() - 1));
    EventLayout.U32.set(bytes, header + EventLayout.PARAM_COUNT, params);
    EventLayout.U32.set(bytes, at + total - 4, total);
    range.length(at + total);
  }

  private static int values(EnterRow row, Event exit, int params, byte[] bytes, int header) {
    int lengths = header + HEADER_BYTES;
    int end = lengths + 2 * params;
    for (int i = 0; i < params; i++) {
      int length = row.sources().get(i).write(exit, bytes, end);
      EventLayout.U16.set(bytes, lengths + 2 * i, (short) length);
      end += length;
    }
    return end;
  }
}
