package io.jtrace.state;

/**
 * The other form of a tracer.
 *
 * <pre>
 *   tracer = "[" ("\"&gt;\"" | "\"&lt;\"") "," id "," "[" [tag {"," tag}] "]" ","
 *            "[" ["{" name ":" value "}" {"," "{" name ":" value "}"}] "]" "]"
 *   id     = number | "\"t\"" | "\"p\"" | "\"pp\"" | "\"g\""
 * </pre>
 *
 * <p>Tags, names and values stand in quotation marks; a quotation mark behind a backslash does not
 * end them, and the backslash stays. It is read as leniently as sysdig 0.29.3 reads it: between two
 * parts only the number of brackets and commas counts, not their order.
 */
final class JsonTracer {
  private final TracerParts parts;
  private String string = "";

  /** What stood between two parts. */
  private int commas;

  private int skipped;
  private int squares;
  private int opening;
  private int closing;

  private JsonTracer(TracerParts parts) {
    this.parts = parts;
  }

  static TracerOutcome read(TracerParts parts) {
    return new JsonTracer(parts).read();
  }

  private TracerOutcome read() {
    skip(" ");
    if (!parts.is('[')) {
      return TracerOutcome.BROKEN;
    }
    parts.at++;
    if (!string()) {
      return parts.stop();
    }
    parts.enter = string.startsWith(">");
    skip(" ,");
    if (parts.is(TracerParts.END) || commas < 1) {
      return parts.stop();
    }
    return id() ? lists() : parts.stop();
  }

  private boolean id() {
    if (parts.is('"')) {
      parts.at++;
      // behind another letter sysdig goes on by as much as it has skipped before, without an id
      boolean letter = parts.letter();
      parts.at += letter ? 2 : skipped;
    } else if (!parts.number(", ")) {
      return false;
    }
    skip(" ,");
    return commas > 0 && !parts.is(TracerParts.END);
  }

  private TracerOutcome lists() {
    skip(" [");
    if (parts.is(TracerParts.END) || squares != 1) {
      return parts.stop();
    }
    TracerOutcome outcome = tags();
    if (outcome != TracerOutcome.WHOLE) {
      return outcome;
    }
    outcome = arguments();
    skip(" ");
    return outcome == TracerOutcome.WHOLE && !parts.is(']') ? parts.stop() : outcome;
  }

  private TracerOutcome tags() {
    if (isNone()) {
      return TracerOutcome.WHOLE;
    }
    do {
      if (!string()) {
        return parts.stop();
      }
      parts.tag(string);
      skip(" ,");
      if (parts.is(TracerParts.END)) {
        return TracerOutcome.PART;
      }
    } while (!parts.is(']'));
    return TracerOutcome.WHOLE;
  }

  private TracerOutcome arguments() {
    skip(" ,[{}]");
    boolean none = opening != 1;
    if (parts.is(TracerParts.END)) {
      return TracerOutcome.PART;
    }
    if (commas != 1 || squares != 1 || none && !parts.is(']')) {
      return TracerOutcome.BROKEN;
    }
    if (isNone()) {
      return TracerOutcome.WHOLE;
    }
    do {
      TracerOutcome outcome = argument();
      if (outcome != TracerOutcome.WHOLE) {
        return outcome;
      }
    } while (!parts.is(']'));
    parts.at++;
    return TracerOutcome.WHOLE;
  }

  /** Whether a list has no string in it: any other character stands for its end. */
  private boolean isNone() {
    boolean none = !parts.is('"');
    parts.at += none ? 1 : 0;
    return none;
  }

  private TracerOutcome argument() {
    if (!string()) {
      return parts.stop();
    }
    String name = string;
    int start = parts.at;
    skip(" :");
    String between = parts.since(start);
    boolean one = between.indexOf(':') >= 0 && between.indexOf(':') == between.lastIndexOf(':');
    if (parts.is(TracerParts.END) || !one || !string()) {
      return parts.stop();
    }
    parts.argument(name, string);
    skip(" ,{}");
    if (parts.is(TracerParts.END)) {
      return TracerOutcome.PART;
    }
    boolean next = commas == 1 && (opening == 1 || closing == 1);
    return next || closing == 1 && parts.is(']') ? TracerOutcome.WHOLE : TracerOutcome.BROKEN;
  }

  /** Reads a string in quotation marks; false if there is none or its end is missing. */
  private boolean string() {
    if (!parts.is('"')) {
      return false;
    }
    int start = ++parts.at;
    while (!parts.is('"') || parts.peek(-1) == '\\') {
      if (parts.is(TracerParts.END)) {
        return false;
      }
      parts.at++;
    }
    string = parts.since(start);
    parts.at++;
    return true;
  }

  /** Skips and counts; a list that has just been opened and ends at once is not skipped over. */
  private void skip(String characters) {
    int start = parts.at;
    commas = 0;
    squares = 0;
    opening = 0;
    closing = 0;
    while (!parts.is(TracerParts.END)
        && characters.indexOf(parts.peek()) >= 0
        && !(parts.is(']') && squares > 0)) {
      commas += parts.is(',') ? 1 : 0;
      squares += parts.is('[') ? 1 : 0;
      opening += parts.is('{') ? 1 : 0;
      closing += parts.is('}') ? 1 : 0;
      parts.at++;
    }
    skipped = parts.at - start;
  }
}
