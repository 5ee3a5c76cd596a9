package io.jtrace.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Texts joined by NULs, split when first asked for. */
final class NulList {
  private final boolean dropsEmptyRest;
  private String joined = "";
  private List<String> items = List.of();

  NulList(boolean dropsEmptyRest) {
    this.dropsEmptyRest = dropsEmptyRest;
  }

  void set(String text) {
    joined = text;
    items = text.isEmpty() ? List.of() : null;
  }

  void set(NulList other) {
    joined = other.joined;
    items = other.items;
  }

  /** The text as the capture carries it. */
  String joined() {
    return joined;
  }

  List<String> items() {
    if (items == null) {
      items = Collections.unmodifiableList(split(joined));
    }
    return items;
  }

  /** The last text may lack its NUL; a rest of nothing but NULs can be no text at all. */
  private List<String> split(String text) {
    int end = text.length();
    while (dropsEmptyRest && end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < end; ) {
      int stop = text.indexOf('\0', start);
      stop = stop < 0 ? text.length() : stop;
      parts.add(text.substring(start, stop));
      start = stop + 1;
    }
    return parts;
  }
}
