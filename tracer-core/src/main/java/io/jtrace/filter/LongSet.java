package io.jtrace.filter;

/** A hash set of numbers that are never boxed. */
final class LongSet {
  private final long[] slots;
  private final boolean[] used;

  LongSet(int size) {
    int capacity = Math.max(4, Integer.highestOneBit(Math.max(1, size)) * 4);
    slots = new long[capacity];
    used = new boolean[capacity];
  }

  /** Adds a number; no more of them than the set was made for. */
  void add(long number) {
    int slot = slot(number);
    slots[slot] = number;
    used[slot] = true;
  }

  /** Whether the number was added. */
  boolean contains(long number) {
    return used[slot(number)];
  }

  /** Where the number is or would be; at most half the slots are used, so there is one. */
  private int slot(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & slots.length - 1;
    while (used[slot] && slots[slot] != number) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
