package io.jtrace.format;

import io.jtrace.event.Event;
import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.field.TextField;
import io.jtrace.field.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template of fields, compiled: {@code %field}, {@code %Nfield} padded and cut to N columns, text
 * in between; a leading {@code *} prints {@code <NA>} for what is missing instead of no line at all.
 * One thread.
 */
public final class EventFormat {
  /** What is printed unless asked otherwise. */
  public static final String DEFAULT =
      "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";

  /** With containers: {@code -pc}. */
  public static final String CONTAINERS =
      "*%evt.num %evt.outputtime %evt.cpu %container.name (%container.id) %proc.name"
          + " (%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info";

  /** With Kubernetes pods: {@code -pk}. */
  public static final String KUBERNETES =
      "*%evt.num %evt.outputtime %evt.cpu %k8s.pod.name (%container.id) %proc.name"
          + " (%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info";

  /** With Mesos tasks: {@code -pm}. */
  public static final String MESOS =
      "*%evt.num %evt.outputtime %evt.cpu %mesos.task.name (%container.id) %proc.name"
          + " (%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info";

  /** What chisels print unless they ask otherwise. */
  public static final String CHISEL =
      "*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args";

  /** A piece of the template: text, or a field with its width, which may build its own text. */
  private record Token(String text, BoundField field, TextField built, int width) {
    static Token of(BoundField field, int width) {
      return new Token("", field, field instanceof TextField built ? built : null, width);
    }
  }

  /** A field of the JSON object, with what stands before its value. */
  private record Member(String key, BoundField field, TextField built, Kind kind) {}

  /** How JSON shows a value. */
  private enum Kind {
    CLOCK,
    NUMBER,
    REAL,
    TRUTH,
    TEXT;

    static Kind of(BoundField field) {
      if (isClock(field)) {
        return CLOCK;
      }
      if (ValueText.isNumber(field)) {
        return NUMBER;
      }
      return switch (field.type()) {
        case DOUBLE -> REAL;
        case BOOL -> TRUTH;
        default -> TEXT;
      };
    }
  }

  private Token[] tokens = {};
  private Member[] members = {};
  private final ValueText values;
  private final FieldValue value = new FieldValue();
  private final LatinText shown = new LatinText();
  private boolean lenient;

  private EventFormat(RenderSettings settings) {
    values = new ValueText(settings);
  }

  /**
   * Compiles a template.
   *
   * @param template as {@code -p} takes it, escapes included
   * @param binder binds its fields
   * @param settings how buffers are shown
   * @return the compiled template
   * @throws FormatException for a mistake
   */
  public static EventFormat compile(String template, FieldBinder binder, RenderSettings settings)
      throws FormatException {
    if (template.isEmpty()) {
      throw new FormatException("empty formatting token");
    }
    EventFormat format = new EventFormat(settings);
    format.lenient = template.startsWith("*");
    format.parse(format.lenient ? template.substring(1) : template, binder);
    return format;
  }

  private void parse(String template, FieldBinder binder) throws FormatException {
    StringBuilder text = new StringBuilder();
    List<Token> pieces = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '%') {
        flush(text, pieces);
        at = field(template, at + 1, binder, pieces);
      } else if (c == '\\' && at + 1 < template.length()) {
        text.append(escape(template.charAt(at + 1)));
        at += 2;
      } else {
        text.append(c);
        at++;
      }
    }
    flush(text, pieces);
    tokens = pieces.toArray(new Token[0]);
    members = members(pieces);
  }

  private static Member[] members(List<Token> pieces) {
    Map<String, BoundField> byName = new TreeMap<>();
    for (Token piece : pieces) {
      if (piece.field() != null) {
        byName.put(piece.field().text(), piece.field());
      }
    }
    List<Member> members = new ArrayList<>();
    byName.forEach(
        (name, field) -> {
          String separator = members.isEmpty() ? "{" : ",";
          TextField built = field instanceof TextField text ? text : null;
          members.add(new Member(separator + '"' + name + "\":", field, built, Kind.of(field)));
        });
    return members.toArray(new Member[0]);
  }

  private static void flush(StringBuilder text, List<Token> pieces) {
    if (text.length() > 0) {
      pieces.add(new Token(text.toString(), null, null, 0));
      text.setLength(0);
    }
  }

  private static String escape(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'e' -> "\u001b";
      case '\\' -> "\\";
      default -> "\\" + c;
    };
  }

  private static int field(String template, int start, FieldBinder binder, List<Token> pieces)
      throws FormatException {
    int at = start;
    while (at < template.length() && Character.isDigit(template.charAt(at))) {
      at++;
    }
    if (at == template.length()) {
      throw new FormatException(
          "invalid formatting syntax: formatting cannot end with a "
              + (at == start ? "%" : "number"));
    }
    String rest = template.substring(at);
    int length = binder.prefixLength(rest);
    if (length == 0) {
      throw new FormatException("invalid formatting token " + rest);
    }
    int width = at == start ? 0 : width(template.substring(start, at));
    BoundField bound = bind(rest.substring(0, length), binder);
    if (bound.field().is(Field.Trait.FILTER_ONLY)) {
      throw new FormatException(
          bound.text() + " is filter only and cannot be used as a display field");
    }
    pieces.add(Token.of(bound, width));
    return at + length;
  }

  private static int width(String digits) throws FormatException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new FormatException("width " + digits + " is too large");
    }
  }

  private static BoundField bind(String text, FieldBinder binder) throws FormatException {
    try {
      return binder.bind(text);
    } catch (FieldException e) {
      throw new FormatException(e.getMessage());
    }
  }

  /**
   * Appends an event's line, without a line break.
   *
   * @param event current event
   * @param out where to; may be left with half a line when false is returned
   * @return false when a field is missing and the template does not begin with a star
   */
  public boolean format(Event event, LatinText out) {
    for (Token token : tokens) {
      if (token.field() == null) {
        out.append(token.text());
        continue;
      }
      int start = out.length();
      if (!append(token, event, out)) {
        if (!lenient) {
          return false;
        }
        out.append("<NA>");
      }
      fit(out, start, token.width());
    }
    return true;
  }

  private boolean append(Token token, Event event, LatinText out) {
    if (token.built() != null) {
      return token.built().append(event, out);
    }
    BoundField field = token.field();
    if (field.extract(event, value)) {
      values.append(out, field, value);
      return true;
    }
    return false;
  }

  private static void fit(LatinText out, int start, int width) {
    if (width > 0) {
      out.setLength(start + width);
    }
  }

  /**
   * Appends an event as a JSON object: keys sorted, numbers as numbers, missing fields null.
   *
   * @param event current event
   * @param out where to
   * @return false when a field is missing and the template does not begin with a star
   */
  public boolean toJson(Event event, LatinText out) {
    if (members.length == 0) {
      out.append('{');
    }
    for (Member member : members) {
      out.append(member.key());
      if (json(event, member, out)) {
        continue;
      }
      if (lenient) {
        out.append("null");
      } else {
        return false;
      }
    }
    out.append('}');
    return true;
  }

  private boolean json(Event event, Member member, LatinText out) {
    if (member.built() != null && member.kind() == Kind.TEXT) {
      shown.setLength(0);
      boolean present = member.built().append(event, shown);
      if (present) {
        JsonText.quote(shown, out);
      }
      return present;
    }
    if (member.kind() == Kind.CLOCK) {
      out.append(event.timestampNanos());
      return true;
    }
    boolean present = member.field().extract(event, value);
    if (present) {
      jsonValue(member, out);
    }
    return present;
  }

  private void jsonValue(Member member, LatinText out) {
    switch (member.kind()) {
      case NUMBER -> out.append(value.number());
      case REAL -> out.append(value.real());
      case TRUTH -> out.append(value.truth());
      default -> {
        shown.setLength(0);
        values.append(shown, member.field(), value);
        JsonText.quote(shown, out);
      }
    }
  }

  private static boolean isClock(BoundField field) {
    return switch (field.field().name()) {
      case "evt.time",
          "evt.datetime",
          "evt.outputtime",
          "evt.time.s",
          "evt.datetime.s",
          "evt.time.iso8601" ->
          true;
      default -> false;
    };
  }
}
