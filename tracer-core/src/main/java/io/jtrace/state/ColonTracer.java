package io.jtrace.state;

/**
 * The usual form of a tracer.
 *
 * <pre>
 *   tracer   = ("&gt;" | "&lt;") ":" id ":" [tag {"." tag}] ":" [argument {"," argument}] ":"
 *   id       = number | "t" | "p" | "pp" | "g" | nothing
 *   argument = name "=" value
 * </pre>
 *
 * <p>A backslash takes the meaning from the character behind it. What follows the last colon does
 * not count. Where sysdig 0.29.3 waits for more although the text is complete, so does this.
 */
final class ColonTracer {
  private static final String TAG_ENDS = ".:";
  private static final String VALUE_ENDS = ",:=";
  private final TracerParts parts;
  private final StringBuilder word = new StringBuilder();

  private ColonTracer(TracerParts parts) {
    this.parts = parts;
  }

  static TracerOutcome read(TracerParts parts) {
    return new ColonTracer(parts).read();
  }

  private TracerOutcome read() {
    parts.enter = parts.is('>');
    parts.at++;
    if (!parts.is(':')) {
      return parts.stop();
    }
    parts.at++;
    if (parts.is('0')) {
      return TracerOutcome.PART; // sysdig means the end of the text here
    }
    if (!id()) {
      return parts.stop();
    }
    return parts.is('0') ? TracerOutcome.PART : tags();
  }

  private boolean id() {
    if (parts.letter()) {
      parts.at += 2;
      return true;
    }
    boolean named = parts.number(":");
    parts.at += named ? 1 : 0;
    return named;
  }

  private TracerOutcome tags() {
    boolean more = !parts.is(':');
    while (more) {
      if (!word(TAG_ENDS, "><=\n")) {
        return TracerOutcome.BROKEN;
      }
      parts.tag(word.toString());
      if (parts.is(TracerParts.END)) {
        return TracerOutcome.PART;
      }
      more = parts.is('.');
      parts.at += more ? 1 : 0;
    }
    parts.at++;
    return parts.is(':') ? TracerOutcome.WHOLE : arguments();
  }

  private TracerOutcome arguments() {
    if (parts.is(TracerParts.END)) {
      return TracerOutcome.PART;
    }
    do {
      if (!word("=", "><\n")) {
        return TracerOutcome.BROKEN;
      }
      String name = word.toString();
      if (parts.is(TracerParts.END)) {
        return name.endsWith(":") ? TracerOutcome.BROKEN : TracerOutcome.PART;
      }
      parts.at++;
      word(VALUE_ENDS, "");
      parts.argument(name, word.toString());
      if (parts.is(TracerParts.END)) {
        return TracerOutcome.PART;
      }
      parts.at++;
    } while (parts.peek(-1) != ':');
    return TracerOutcome.WHOLE;
  }

  /** Reads up to one of the ends; false if a character comes first that may not stand there. */
  private boolean word(String ends, String forbidden) {
    word.setLength(0);
    while (!parts.is(TracerParts.END) && ends.indexOf(parts.peek()) < 0) {
      if (forbidden.indexOf(parts.peek()) >= 0) {
        return false;
      }
      parts.at += parts.is('\\') ? 1 : 0;
      if (!parts.is(TracerParts.END)) {
        word.append(parts.peek());
        parts.at++;
      }
    }
    return true;
  }
}
