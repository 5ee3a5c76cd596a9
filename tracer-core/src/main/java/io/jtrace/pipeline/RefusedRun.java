package io.jtrace.pipeline;

import static io.jtrace.event.EventLayout.i32;
import static io.jtrace.event.EventLayout.i64;
import static io.jtrace.event.EventLayout.u16;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventSchema;
import io.jtrace.filter.EventPredicate;
import io.jtrace.state.RefusedEvents;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;

/**
 * Walks over events that the filter refuses for their type alone, without a view over each. It
 * learns which these are from the events that went the long way. For sinks that do not hear of
 * refused events, and when nothing is recorded.
 */
final class RefusedRun {
  private static final int CODES = 1024;
  private static final int NO_FD = -1;
  private static final int TIME = EventLayout.HEADER;
  private static final int TID = EventLayout.HEADER + EventLayout.TID;
  private static final int TYPE = EventLayout.HEADER + EventLayout.TYPE;
  private static final int PARAM_COUNT = EventLayout.HEADER + EventLayout.PARAM_COUNT;
  private static final int LENGTHS = EventLayout.HEADER + EventLayout.HEADER_BYTES;

  private final EventPredicate gate;
  private final RefusedEvents refused;

  /** Traits by type; those of the generic pair are in the other table. */
  private final byte[] ofType = new byte[EventSchema.CLASSIC_IDS];

  /** Traits of generic events, by twice the code and the direction. */
  private final byte[] ofCode = new byte[2 * CODES];

  private int end;
  private long nanos;

  RefusedRun(EventPredicate gate, StateEngine state) {
    this.gate = gate;
    this.refused = state.refused();
  }

  /** Walks as far as it can; the number of events walked over. */
  int walk(byte[] bytes, int from, int limit) {
    int count = 0;
    int at = from;
    refused.begin();
    while (at < limit) {
      int traits = traits(bytes, at);
      if ((traits & RefusedEvents.SHORT) == 0 || !take(bytes, at, traits)) {
        break;
      }
      count++;
      at += i32(bytes, at + 4);
    }
    end = at;
    return count;
  }

  /** Where the last walk has ended: the offset of an event that goes the long way, or the limit. */
  int end() {
    return end;
  }

  /** Time of the last event that was walked over. */
  long nanos() {
    return nanos;
  }

  /** Traits of a plain event; none for others. */
  private int traits(byte[] bytes, int at) {
    int type = u16(bytes, at + TYPE);
    if (bytes[at] != (byte) EventLayout.BLOCK_EVENT || type >= ofType.length) {
      return 0;
    }
    return type > 1 ? ofType[type] : ofCode[codeIndex(bytes, at, type)];
  }

  /** Code 0, whose traits are not kept, stands for codes that are not as usual. */
  private static int codeIndex(byte[] bytes, int at, int type) {
    int count = i32(bytes, at + PARAM_COUNT);
    if (count == 0 || u16(bytes, at + LENGTHS) != 2) {
      return 0;
    }
    int code = u16(bytes, at + LENGTHS + 2 * count);
    return code < CODES ? 2 * code + type : 0;
  }

  private boolean take(byte[] bytes, int at, int traits) {
    long time = i64(bytes, at + TIME);
    if ((traits & RefusedEvents.SWITCHES) != 0) {
      refused.switched(u16(bytes, at + EventLayout.CPU), time);
      nanos = time;
      return true;
    }
    ThreadInfo thread = refused.thread(i64(bytes, at + TID));
    if (thread == null) {
      nanos = time;
      return true;
    }
    if ((traits & RefusedEvents.ENTER) != 0) {
      return takeEnter(thread, bytes, at, traits);
    }
    if ((traits & RefusedEvents.WRITES) != 0 && refused.mayBeTracer(thread)) {
      return false;
    }
    nanos = time;
    refused.exit(thread, time);
    return true;
  }

  private boolean takeEnter(ThreadInfo thread, byte[] bytes, int at, int traits) {
    long fd = NO_FD;
    if ((traits & RefusedEvents.NAMES_FD) != 0) {
      int count = i32(bytes, at + PARAM_COUNT);
      if (count == 0 || u16(bytes, at + LENGTHS) != 8) {
        return false;
      }
      fd = i64(bytes, at + LENGTHS + 2 * count);
    }
    nanos = i64(bytes, at + TIME);
    int type = (traits & RefusedEvents.PAIRED) != 0 ? u16(bytes, at + TYPE) : -1;
    refused.enter(thread, nanos, type, fd);
    if ((traits & RefusedEvents.KEPT) != 0) {
      refused.keep(thread, bytes, at, i32(bytes, at + 4));
    }
    return true;
  }

  /** Learns from an event that went the long way, once for its type or code. */
  void learn(Event event) {
    int type = event.typeId();
    if (type >= ofType.length) {
      return;
    }
    byte[] table = type > 1 ? ofType : ofCode;
    int index = type > 1 ? type : codeIndex(event.array(), event.frameOffset(), type);
    boolean plain = event.array()[event.frameOffset()] == (byte) EventLayout.BLOCK_EVENT;
    if (plain && table[index] == RefusedEvents.UNKNOWN && (type > 1 || index > 1)) {
      table[index] = (byte) (gate.test(event) ? RefusedEvents.WHOLE : refused.traits(type));
    }
  }
}
