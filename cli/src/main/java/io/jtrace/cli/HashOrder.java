package io.jtrace.cli;

import java.util.Arrays;

/**
 * The order in which sysdig walks a hash map of numbers put in one after another, that of GNU's C++
 * library: one list through all cells, in which a number that opens a cell comes first, and any
 * other behind the number in front of its cell. Scripts show it when they print without sorting.
 */
final class HashOrder {
  private static final int NONE = -1;

  /** Numbers of cells it grows through. Source: libstdc++'s list of primes, doubled each time. */
  private static final int[] CELLS = {
    13, 29, 59, 127, 257, 541, 1109, 2357, 5087, 10273, 20753, 42043, 85229, 172933
  };

  private final long[] keys;
  private final int[] next;
  private int[] before = {};
  private int head;

  private HashOrder(long[] keys) {
    this.keys = keys;
    this.next = new int[keys.length + 1];
    this.head = keys.length;
    next[head] = NONE;
  }

  /** The same numbers, each given once, in the order of the walk. */
  static long[] of(long[] inserted) {
    HashOrder map = new HashOrder(inserted);
    int growth = 0;
    for (int i = 0; i < inserted.length; i++) {
      if (i == 0 || i == map.before.length && growth < CELLS.length) {
        map.rehash(CELLS[growth++]);
      }
      map.insert(i);
    }
    return map.walk(inserted.length);
  }

  private int cell(int index) {
    return (int) Long.remainderUnsigned(keys[index], before.length);
  }

  /** The list begins at a cell of its own behind the numbers. */
  private void insert(int index) {
    int cell = cell(index);
    if (before[cell] != NONE) {
      next[index] = next[before[cell]];
      next[before[cell]] = index;
      return;
    }
    next[index] = next[head];
    next[head] = index;
    if (next[index] != NONE) {
      before[cell(next[index])] = index;
    }
    before[cell] = head;
  }

  private void rehash(int cells) {
    int at = next[head];
    before = new int[cells];
    Arrays.fill(before, NONE);
    next[head] = NONE;
    while (at != NONE) {
      int following = next[at];
      insert(at);
      at = following;
    }
  }

  private long[] walk(int count) {
    long[] order = new long[count];
    int at = next[head];
    for (int i = 0; i < count; i++) {
      order[i] = keys[at];
      at = next[at];
    }
    return order;
  }
}
