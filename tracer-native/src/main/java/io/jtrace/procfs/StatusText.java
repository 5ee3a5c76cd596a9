package io.jtrace.procfs;

import java.util.HashMap;
import java.util.Map;

/** The {@code Key: value} lines of a status or limits file. */
final class StatusText {
  private final Map<String, String> values = new HashMap<>();

  StatusText(String text) {
    for (String line : text.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  /** The n-th word as a number, from the end when negative; {@code absent} when there is none. */
  long number(String key, int n, long absent) {
    String value = text(key);
    if (value.isEmpty()) {
      return absent;
    }
    String[] words = value.split("\\s+");
    int index = n < 0 ? words.length + n : n;
    return index < words.length ? Long.parseLong(words[index]) : absent;
  }

  long hex(String key) {
    String value = text(key);
    return value.isEmpty() ? 0 : Long.parseUnsignedLong(value, 16);
  }
}
