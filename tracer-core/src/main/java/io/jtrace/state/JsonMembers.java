package io.jtrace.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one JSON object by name, each as its source text. Enough for container events;
 * what is not JSON yields no members.
 */
final class JsonMembers {
  private final Map<String, String> members = new HashMap<>();
  private final String text;
  private int at;

  private JsonMembers(String text) {
    this.text = text;
  }

  static JsonMembers of(String text) {
    JsonMembers members = new JsonMembers(text);
    members.read();
    return members;
  }

  private void read() {
    at = text.indexOf('{') + 1;
    while (at > 0 && at < text.length()) {
      int quote = text.indexOf('"', at);
      int end = text.indexOf('}', at);
      if (quote < 0 || end >= 0 && end < quote) {
        return;
      }
      at = quote;
      skipString();
      String name = unquoted(text.substring(quote, Math.min(at, text.length())));
      at = text.indexOf(':', at) + 1;
      int start = at;
      if (at > 0) {
        skipValue();
        members.put(name, text.substring(start, Math.min(at, text.length())).trim());
      }
    }
  }

  /** From an opening quote to behind the closing one. */
  private void skipString() {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        at++;
        return;
      }
    }
  }

  /** To the comma or brace that ends the value. */
  private void skipValue() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        return;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    }
  }

  /** The text of a string's source; empty for what is no string. */
  static String unquoted(String raw) {
    if (raw.length() < 2 || raw.charAt(0) != '"') {
      return "";
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 1; i < raw.length() - 1; i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 >= raw.length() - 1) {
        out.append(c);
      } else if (raw.charAt(i + 1) == 'u' && i + 5 < raw.length()) {
        out.append(codePoint(raw, i + 2));
        i += 5;
      } else {
        out.append(escaped(raw.charAt(++i)));
      }
    }
    return out.toString();
  }

  private static char codePoint(String raw, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      value = value << 4 | Math.max(0, Character.digit(raw.charAt(i), 16));
    }
    return (char) value;
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> c;
    };
  }

  /** Source text of a member, empty if there is none. */
  String raw(String name) {
    return members.getOrDefault(name, "");
  }

  /** A string member, empty if there is none. */
  String text(String name) {
    return unquoted(raw(name));
  }

  long number(String name, long otherwise) {
    String raw = raw(name);
    return raw.matches("-?[0-9]{1,18}") ? Long.parseLong(raw) : otherwise;
  }

  boolean truth(String name) {
    return raw(name).equals("true");
  }

  /** Source texts of the elements of an array member; none if it is no array. */
  List<String> elements(String name) {
    String raw = raw(name);
    List<String> elements = new ArrayList<>();
    if (!raw.startsWith("[")) {
      return elements;
    }
    JsonMembers array = new JsonMembers(raw);
    for (array.at = 1; array.at < raw.length(); array.at++) {
      int start = array.at;
      array.skipValue();
      String element = raw.substring(start, Math.min(array.at, raw.length())).trim();
      if (!element.isEmpty()) {
        elements.add(element);
      }
    }
    return elements;
  }
}
