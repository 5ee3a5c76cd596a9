package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;

/** Map from long keys to values without boxing: open addressing, linear probing. */
final class LongMap<V> {
  private long[] keys = new long[64];
  private Object[] values = new Object[64];
  private int size;

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
    while (values[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  @SuppressWarnings("unchecked") // only values of type V are ever put
  V get(long key) {
    return (V) values[slot(key)];
  }

  void put(long key, V value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = slot(key);
    if (values[at] == null) {
      size++;
    }
    keys[at] = key;
    values[at] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldValues.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  void remove(long key) {
    int at = slot(key);
    if (values[at] == null) {
      return;
    }
    size--;
    int mask = keys.length - 1;
    int next = at;
    values[at] = null;
    // Close the hole: move back whatever would no longer be found across it.
    while (values[next = (next + 1) & mask] != null) {
      int home = Long.hashCode(keys[next] * 0x9E3779B97F4A7C15L) & mask;
      if (((next - home) & mask) >= ((next - at) & mask)) {
        keys[at] = keys[next];
        values[at] = values[next];
        values[next] = null;
        at = next;
      }
    }
  }

  int size() {
    return size;
  }

  void clear() {
    java.util.Arrays.fill(values, null);
    size = 0;
  }

  @SuppressWarnings("unchecked") // only values of type V are ever put
  List<V> values() {
    List<V> list = new ArrayList<>(size);
    for (Object value : values) {
      if (value != null) {
        list.add((V) value);
      }
    }
    return list;
  }

  /** Keys in ascending order. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        sorted[count++] = keys[i];
      }
    }
    java.util.Arrays.sort(sorted);
    return sorted;
  }
}
