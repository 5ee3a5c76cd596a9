package io.jtrace.cli;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts calls and prints the most frequent ones at the end: {@code -S}. Calls sysdig 0.29.3 has a
 * row for are kept where it keeps them, for the order of equal counts depends on it: first its
 * event types by id, then two rows a call without a type of its own.
 */
final class SummarySink implements EventSink {
  private static final int TOP = 100;
  private static final int COLUMNS = 18;
  private static final int TYPES = 336;
  private static final int CALLS = 329;
  private static final int FIRST_TYPE = 2;
  private static final String RULE = "----------------------";
  private final Console console;
  private final Function<Event, String> typeName;
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<String, Integer> added = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long[] counts = new long[TYPES + 2 * CALLS];

  SummarySink(Console console, Function<Event, String> typeName, List<String> callNames) {
    this.console = console;
    this.typeName = typeName;
    for (int code = 0; code < Math.min(CALLS, callNames.size()); code++) {
      codes.putIfAbsent(callNames.get(code), code);
    }
    for (int row = 0; row < counts.length; row++) {
      names.add("");
    }
  }

  @Override
  public void accept(Event event) {
    int row = row(event);
    if (counts[row]++ == 0) {
      names.set(row, key(event));
    }
  }

  private String key(Event event) {
    return event.type().direction().symbol() + " " + typeName.apply(event);
  }

  private int row(Event event) {
    if (event.typeId() >= FIRST_TYPE && event.typeId() < TYPES) {
      return event.typeId();
    }
    Integer code = codes.get(typeName.apply(event));
    boolean exit = event.type().direction() == Direction.EXIT;
    return code == null
        ? added.computeIfAbsent(key(event), ignored -> add())
        : TYPES + 2 * code + (exit ? 1 : 0);
  }

  /** A row for what sysdig has none for. */
  private int add() {
    counts = Arrays.copyOf(counts, counts.length + 1);
    names.add("");
    return counts.length - 1;
  }

  @Override
  public void end() {
    console.printLine(RULE);
    console.printLine("Event           #Calls");
    console.printLine(RULE);
    int[] order = TieOrder.of(counts);
    for (int i = 0; i < TOP && counts[order[i]] > 0; i++) {
      console.printLine(pad(names.get(order[i])) + counts[order[i]]);
    }
    console.flush();
  }

  /** Direction and name in 18 columns; longer names are cut, as in sysdig. */
  private static String pad(String text) {
    return text.length() < COLUMNS
        ? text + " ".repeat(COLUMNS - text.length())
        : text.substring(0, COLUMNS);
  }
}
