package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON of a table: its time, its rows in any order, and its columns in their order. sysdig puts
 * the members of an object in an order of the moment.
 *
 * @param time as text
 * @param rows sorted
 * @param columns members of each, sorted, as one text
 */
record TableJson(String time, List<String> rows, List<String> columns) {
  private static final Pattern TIME = Pattern.compile("\"ts\":\"(\\d+)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\\[(.*)](,)?\n");
  private static final Pattern ROW = Pattern.compile("\\[((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\]])*)]");
  private static final Pattern INFO = Pattern.compile("(?s)\"info\":\\[(.*?)]");
  private static final Pattern COLUMN = Pattern.compile("(?s)null|\\{(.*?)}");

  static TableJson of(String text) {
    List<String> rows = new ArrayList<>(all(ROW, first(DATA, text)));
    rows.sort(null);
    List<String> columns = new ArrayList<>();
    for (String column : all(COLUMN, first(INFO, text))) {
      List<String> members = new ArrayList<>(column.lines().map(TableJson::bare).toList());
      members.sort(null);
      columns.add(String.join(" ", members).strip());
    }
    return new TableJson(first(TIME, text), rows, columns);
  }

  private static String bare(String line) {
    return line.strip().replaceAll(",$", "");
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1) == null ? found.group() : found.group(1))
        .toList();
  }
}
