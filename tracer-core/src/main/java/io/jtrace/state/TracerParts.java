package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;

/** A text being read, and what of a tracer has been read of it. */
final class TracerParts {
  /** Stands behind the text. */
  static final char END = 0;

  private final String text;
  private final ThreadInfo writer;
  private final List<String> tags = new ArrayList<>();
  private final List<TracerText.Argument> arguments = new ArrayList<>();
  boolean enter;
  long id;
  int at;

  /** One character a byte, without zero bytes; the id holds until the text names one. */
  TracerParts(String text, ThreadInfo writer, long id) {
    this.text = text;
    this.writer = writer;
    this.id = id;
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  boolean is(char c) {
    return peek() == c;
  }

  /** What a mistake here means: where the text ends, the rest may come with the next write. */
  TracerOutcome stop() {
    return is(END) ? TracerOutcome.PART : TracerOutcome.BROKEN;
  }

  /**
   * Reads an id that is not a number: t the thread, p the process, pp its parent, g none. False if
   * it is none of these.
   */
  boolean letter() {
    switch (peek()) {
      case 't' -> id = writer.tid();
      case 'p' -> {
        boolean parent = peek(1) == 'p';
        id = parent ? writer.ptid() : writer.pid();
        at += parent ? 1 : 0;
      }
      case 'g' -> id = 0;
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads digits, with a sign or without, perhaps none; too many of them wrap around. False, and no
   * id, if none of the ends follows.
   */
  boolean number(String ends) {
    boolean negative = is('-');
    at += negative ? 1 : 0;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0');
      at++;
    }
    boolean ended = !is(END) && ends.indexOf(peek()) >= 0;
    if (ended) {
      id = negative ? -value : value;
    }
    return ended;
  }

  /** Takes the text from an offset to here. */
  String since(int from) {
    return text.substring(from, at);
  }

  void tag(String tag) {
    tags.add(tag);
  }

  void argument(String name, String value) {
    arguments.add(new TracerText.Argument(name, value));
  }

  TracerText tracer() {
    return new TracerText(enter, id, List.copyOf(tags), List.copyOf(arguments));
  }
}
