package io.jtrace.scap;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** Dates in file names, in the letters of strftime(3) in the C locale. */
final class StrfTime {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('d', "dd"),
          Map.entry('D', "MM/dd/yy"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('h', "MMM"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('j', "DDD"),
          Map.entry('m', "MM"),
          Map.entry('M', "mm"),
          Map.entry('p', "a"),
          Map.entry('R', "HH:mm"),
          Map.entry('S', "ss"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('y', "yy"),
          Map.entry('Y', "uuuu"),
          Map.entry('z', "xx"));

  private StrfTime() {}

  /** Replaces what strftime knows; anything else stays as it is. */
  static String format(String text, ZonedDateTime time) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 1 < text.length()) {
        i++;
        out.append(field(text.charAt(i), time));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String field(char letter, ZonedDateTime time) {
    return switch (letter) {
      case '%' -> "%";
      case 's' -> Long.toString(time.toEpochSecond());
      case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
      case 'k' -> String.format(Locale.ROOT, "%2d", time.getHour());
      case 'Z' -> time.getZone().getDisplayName(TextStyle.SHORT, Locale.ROOT);
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      default -> {
        String pattern = PATTERNS.get(letter);
        yield pattern == null
            ? "%" + letter
            : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
      }
    };
  }
}
