package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Tries a pattern at positions of one subject; each attempt costs steps. */
final class Matcher {
  private static final int DEEPEST = 200;
  private static final int POSITION = -2;
  private final PatternItem[] items;
  private final int captures;
  private final Fuel fuel;
  private final LuaString subject;
  private final byte[] bytes;
  private final int base;
  private final int length;
  private final int[] starts;
  private final int[] lengths;
  private int depth;

  Matcher(PatternParser.Parsed pattern, LuaString subject, Fuel fuel) {
    this.items = pattern.items();
    this.captures = pattern.captures();
    this.fuel = fuel;
    this.subject = subject;
    this.bytes = subject.m_bytes;
    this.base = subject.m_offset;
    this.length = subject.m_length;
    this.starts = new int[captures];
    this.lengths = new int[captures];
  }

  /** Where a match that begins at a position ends; -1 if there is none. */
  int match(int from) {
    depth = 0;
    return match(0, from);
  }

  private int match(int firstItem, int from) {
    fuel.pay(1);
    if (++depth > DEEPEST) {
      throw new LuaError("pattern too complex");
    }
    int item = firstItem;
    int at = from;
    while (at >= 0 && item < items.length) {
      PatternItem next = items[item++];
      if (next instanceof PatternItem.Single single) {
        if (single.quantifier() == '1') {
          at = accepts(single, at) ? at + 1 : -1;
          continue;
        }
        int end = repeated(single, item, at);
        if (end >= 0 || single.quantifier() != '?') {
          at = end;
          break;
        }
      } else if (next instanceof PatternItem.Open || next instanceof PatternItem.Close) {
        at = captured(next, item, at);
        break;
      } else {
        at = step(next, at);
      }
    }
    depth--;
    return at;
  }

  private boolean accepts(PatternItem.Single single, int at) {
    return at < length && single.accepts(bytes[base + at]);
  }

  private int repeated(PatternItem.Single single, int item, int from) {
    return switch (single.quantifier()) {
      case '?' -> accepts(single, from) ? match(item, from + 1) : -1;
      case '-' -> shortest(single, item, from);
      default -> longest(single, item, from);
    };
  }

  private int shortest(PatternItem.Single single, int item, int from) {
    for (int at = from; ; at++) {
      int end = match(item, at);
      if (end >= 0 || !accepts(single, at)) {
        return end;
      }
    }
  }

  private int longest(PatternItem.Single single, int item, int from) {
    int last = from;
    while (accepts(single, last)) {
      last++;
    }
    fuel.payBytes(last - from);
    int first = single.quantifier() == '+' ? from + 1 : from;
    for (int at = last; at >= first; at--) {
      int end = match(item, at);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private int captured(PatternItem next, int item, int at) {
    boolean opens = next instanceof PatternItem.Open;
    int capture =
        next instanceof PatternItem.Open open
            ? open.capture()
            : ((PatternItem.Close) next).capture();
    int start = starts[capture];
    int size = lengths[capture];
    if (opens) {
      starts[capture] = at;
    } else {
      lengths[capture] = at - start;
    }
    int end = match(item, at);
    if (end < 0) {
      starts[capture] = start;
      lengths[capture] = size;
    }
    return end;
  }

  private int step(PatternItem item, int at) {
    if (item instanceof PatternItem.End) {
      return at == length ? at : -1;
    }
    if (item instanceof PatternItem.Position position) {
      starts[position.capture()] = at;
      lengths[position.capture()] = POSITION;
      return at;
    }
    if (item instanceof PatternItem.Frontier frontier) {
      return !frontier.set()[byteAt(at - 1)] && frontier.set()[byteAt(at)] ? at : -1;
    }
    if (item instanceof PatternItem.Back back) {
      return again(back.capture(), at);
    }
    if (item instanceof PatternItem.Balance balance) {
      return balanced(balance, at);
    }
    throw new LuaError(((PatternItem.Fault) item).message());
  }

  /** Before the subject and behind it there are NULs. */
  private int byteAt(int at) {
    return at < 0 || at >= length ? 0 : bytes[base + at] & 0xff;
  }

  private int again(int capture, int at) {
    int size = lengths[capture];
    if (size < 0 || length - at < size) {
      return -1;
    }
    for (int i = 0; i < size; i++) {
      if (bytes[base + starts[capture] + i] != bytes[base + at + i]) {
        return -1;
      }
    }
    return at + size;
  }

  private int balanced(PatternItem.Balance balance, int from) {
    if (from >= length || bytes[base + from] != balance.open()) {
      return -1;
    }
    int level = 1;
    for (int at = from + 1; at < length; at++) {
      if (bytes[base + at] == balance.close()) {
        if (--level == 0) {
          return at + 1;
        }
      } else if (bytes[base + at] == balance.open()) {
        level++;
      }
    }
    fuel.payBytes(length - from);
    return -1;
  }

  /** Number of values a match gives: its captures, or itself if it has none. */
  int valueCount() {
    return Math.max(1, captures);
  }

  /** A capture of the last match; if the pattern has none, the first is the match itself. */
  LuaValue value(int index, int from, int to) {
    if (captures == 0) {
      if (index > 0) {
        throw new LuaError("invalid capture index");
      }
      return piece(from, to);
    }
    if (index >= captures) {
      throw new LuaError("invalid capture index");
    }
    return lengths[index] == POSITION
        ? LuaValue.valueOf(starts[index] + 1)
        : piece(starts[index], starts[index] + lengths[index]);
  }

  /** All values of the last match, behind some others. */
  LuaValue[] values(int from, int to, LuaValue... before) {
    int count = before.length > 0 ? captures : valueCount();
    LuaValue[] values = java.util.Arrays.copyOf(before, before.length + count);
    for (int i = 0; i < count; i++) {
      values[before.length + i] = value(i, from, to);
    }
    return values;
  }

  /** A part of the subject. */
  LuaString piece(int from, int to) {
    return subject.substring(from, to);
  }
}
