package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The spans of a machine that have begun and not ended. They are followed only once somebody asks,
 * as in sysdig 0.29.3, where it decides whether fields have a value. Consumer thread only.
 */
public final class Spans {
  /** Spans that are kept; one more, and all are forgotten. Source: sysdig 0.29.3. */
  private static final int LIMIT = 128;

  /** The one begun last stands last. */
  private final List<Span> open = new ArrayList<>();

  private boolean followed;

  Spans() {}

  void clear() {
    open.clear();
  }

  /** Asks for spans to be followed from now on. */
  public void follow() {
    followed = true;
  }

  boolean isFollowed() {
    return followed;
  }

  /**
   * Spans open now.
   *
   * @return how many
   */
  public int count() {
    return open.size();
  }

  /**
   * One of the open spans.
   *
   * @param index 0 for the one begun last
   * @return a span
   */
  public Span get(int index) {
    return open.get(open.size() - 1 - index);
  }

  /** Opens a span; false if there were too many, and none is left. */
  boolean begin(Span span) {
    if (open.size() >= LIMIT) {
      open.clear();
      return false;
    }
    return open.add(span);
  }

  /** Closes the youngest span that a tracer ends, and gives it; null if there is none. */
  Span end(TracerText text) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).text().isSameSpan(text)) {
        return open.remove(i);
      }
    }
    return null;
  }

  /**
   * The open span that another is a part of: it has the same id and the other's tags but the last.
   *
   * @param child a span, open or not
   * @return null if there is none
   */
  public Span parent(Span child) {
    String tags = packed(child.text().tags());
    String wanted = tags.substring(0, parentLength(tags, child.text().tags()));
    for (int i = 0; i < count(); i++) {
      TracerText other = get(i).text();
      if (other.id() == child.text().id() && packed(other.tags()).equals(wanted)) {
        return get(i);
      }
    }
    return null;
  }

  private static String packed(List<String> tags) {
    StringBuilder packed = new StringBuilder();
    tags.forEach(tag -> packed.append(tag).append('\0'));
    return packed.toString();
  }

  /**
   * Where the last tag begins. sysdig 0.29.3 looks for it from the sum of the tags' lengths on, which
   * lies before the last tag if that is shorter than the number of tags.
   */
  private static int parentLength(String packed, List<String> tags) {
    int at = packed.length() - tags.size();
    if (at > 0 && at < packed.length() && packed.charAt(at) == 0) {
      at--;
    }
    return at == 0 ? 0 : packed.lastIndexOf('\0', at) + 1;
  }
}
