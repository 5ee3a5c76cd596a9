package io.jtrace.chisel.lua;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which LuaJIT's {@code pairs} hands out whole numbers that were put into an empty
 * table one after another: an array part, grown while it stays half full, then a hash part with
 * chains through its free cells. Scripts that print a table without sorting it show this order.
 */
final class JitOrder {
  private static final int ARRAY_BITS = 28;
  private static final long ARRAY_LIMIT = 1L << ARRAY_BITS - 1;
  private static final int NONE = -1;

  private boolean[] array = {};
  private long[] keys = {};
  private boolean[] used = {};
  private int[] next = {};
  private int free;

  private JitOrder() {}

  /** The keys, from 0 to 2^32-1 and each given once, as {@code pairs} orders them. */
  static long[] of(long[] inserted) {
    JitOrder table = new JitOrder();
    for (long key : inserted) {
      table.put(key);
    }
    return table.order();
  }

  private void put(long key) {
    if (key < array.length) {
      array[(int) key] = true;
    } else {
      putHashed(key);
    }
  }

  private void putHashed(long key) {
    int at = keys.length == 0 ? NONE : home(key);
    if (at != NONE && !used[at]) {
      place(at, key);
      return;
    }
    if (!findFree()) {
      rehash(key);
      put(key);
      return;
    }
    int owner = home(keys[at]);
    if (owner == at) {
      next[free] = next[at];
      next[at] = free;
      place(free, key);
      return;
    }
    while (next[owner] != at) {
      owner = next[owner];
    }
    next[owner] = free;
    next[free] = next[at];
    place(free, keys[at]);
    next[at] = NONE;
    keys[at] = key;
  }

  private void place(int at, long key) {
    keys[at] = key;
    used[at] = true;
  }

  private boolean findFree() {
    while (free > 0) {
      if (!used[--free]) {
        return true;
      }
    }
    return false;
  }

  /** Mixes both halves of the number as a double. */
  private int home(long key) {
    long bits = Double.doubleToRawLongBits(key);
    int low = (int) bits;
    int high = (int) (bits >>> 32) << 1;
    low ^= high;
    high = Integer.rotateLeft(high, 14);
    low -= high;
    high = Integer.rotateLeft(high, 5);
    high ^= low;
    high -= Integer.rotateLeft(low, 13);
    return high & keys.length - 1;
  }

  private void rehash(long extra) {
    int[] bins = new int[ARRAY_BITS];
    int total = 1;
    int candidates = count(extra, bins);
    for (long key : order()) {
      total++;
      candidates += count(key, bins);
    }
    int size = 0;
    int inArray = 0;
    int sum = 0;
    for (int bit = 0; bit < ARRAY_BITS && 2L * candidates > 1L << bit && sum != candidates; bit++) {
      sum += bins[bit];
      if (bins[bit] > 0 && 2L * sum > 1L << bit) {
        size = (2 << bit) + 1;
        inArray = sum;
      }
    }
    resize(size, cells(total - inArray));
  }

  private static int count(long key, int[] bins) {
    if (key > ARRAY_LIMIT) {
      return 0;
    }
    bins[key > 2 ? 63 - Long.numberOfLeadingZeros(key - 1) : 0]++;
    return 1;
  }

  private static int cells(int count) {
    return count == 0 ? 0 : Math.max(2, Integer.highestOneBit(count - 1) << 1);
  }

  private void resize(int arraySize, int cells) {
    long[] before = order();
    array = new boolean[arraySize];
    keys = new long[cells];
    used = new boolean[cells];
    next = new int[cells];
    java.util.Arrays.fill(next, NONE);
    free = cells;
    for (long key : before) {
      put(key);
    }
  }

  private long[] order() {
    List<Long> order = new ArrayList<>();
    for (int i = 0; i < array.length; i++) {
      if (array[i]) {
        order.add((long) i);
      }
    }
    for (int i = 0; i < keys.length; i++) {
      if (used[i]) {
        order.add(keys[i]);
      }
    }
    return order.stream().mapToLong(Long::longValue).toArray();
  }
}
