package io.jtrace.scap;

import java.util.Arrays;

/**
 * The last enter of every thread that has had an event, until its exit. Open addressing over
 * primitives. A file with more threads than any machine has makes it start anew.
 */
final class PendingEnters {
  /** The thread has had events and is in no call. */
  static final int NONE = -1;

  /** Nothing is known of the thread. */
  static final int UNSEEN = -2;

  private static final int FIRST_SLOTS = 1 << 10;
  private static final int MOST_THREADS = 1 << 18;
  private static final int SPREAD_SHIFT = 32;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private long[] tids;
  private int[] types;
  private int size;

  PendingEnters() {
    clear();
  }

  void clear() {
    allocate(FIRST_SLOTS);
  }

  private void allocate(int slots) {
    tids = new long[slots];
    types = new int[slots];
    Arrays.fill(types, UNSEEN);
    size = 0;
  }

  /** Type of the enter a thread is in, {@link #NONE} or {@link #UNSEEN}. */
  int of(long tid) {
    return types[slot(tid)];
  }

  void put(long tid, int type) {
    int slot = slot(tid);
    if (types[slot] == UNSEEN) {
      if (2 * ++size > tids.length) {
        grow();
        slot = slot(tid);
        size++;
      }
      tids[slot] = tid;
    }
    types[slot] = type;
  }

  private int slot(long tid) {
    int slot = (int) (tid * SPREAD >>> SPREAD_SHIFT) & tids.length - 1;
    while (types[slot] != UNSEEN && tids[slot] != tid) {
      slot = slot + 1 & tids.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldTids = tids;
    int[] oldTypes = types;
    boolean full = size > MOST_THREADS;
    allocate(full ? FIRST_SLOTS : 2 * oldTids.length);
    for (int i = 0; !full && i < oldTids.length; i++) {
      if (oldTypes[i] != UNSEEN) {
        put(oldTids[i], oldTypes[i]);
      }
    }
  }
}
