package io.jtrace.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Open-addressed map from long keys to objects: no boxing, no allocation on look-up. Deletion
 * shifts the run behind the hole back, so that there are no tombstones.
 */
final class LongMap<V> {
  private long[] keys = new long[16];
  private Object[] values = new Object[16];
  private int size;

  private static int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = spread(key) & mask;
    while (values[at] != null && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  @SuppressWarnings("unchecked")
  V get(long key) {
    return (V) values[slot(key)];
  }

  void put(long key, V value) {
    int at = slot(key);
    if (values[at] == null && ++size * 2 > keys.length) {
      grow();
      at = slot(key);
    }
    keys[at] = key;
    values[at] = value;
  }

  @SuppressWarnings("unchecked")
  V remove(long key) {
    int hole = slot(key);
    V removed = (V) values[hole];
    if (removed != null) {
      size--;
      close(hole);
    }
    return removed;
  }

  private void close(int start) {
    int mask = keys.length - 1;
    int hole = start;
    values[hole] = null;
    for (int at = hole + 1 & mask; values[at] != null; at = at + 1 & mask) {
      int home = spread(keys[at]) & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        keys[hole] = keys[at];
        values[hole] = values[at];
        values[at] = null;
        hole = at;
      }
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  /** All keys, ascending; a copy. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        sorted[count++] = keys[i];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The values by ascending key; a copy. */
  List<V> values() {
    List<V> sorted = new ArrayList<>(size);
    for (long key : sortedKeys()) {
      sorted.add(get(key));
    }
    return sorted;
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked")
  void forEach(Consumer<? super V> consumer) {
    for (Object value : values) {
      if (value != null) {
        consumer.accept((V) value);
      }
    }
  }

  /** Values in slot order; for loops that stop early. */
  @SuppressWarnings("unchecked")
  V valueAt(int slot) {
    return (V) values[slot];
  }

  long keyAt(int slot) {
    return keys[slot];
  }

  int slots() {
    return values.length;
  }
}
