package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventSink;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts calls and prints the most frequent ones at the end: {@code -S}. */
final class SummarySink implements EventSink {
  private static final int TOP = 100;
  private static final String RULE = "----------------------";
  private final Console console;
  private final Function<Event, String> typeName;
  private final Map<String, long[]> counts = new HashMap<>();

  SummarySink(Console console, Function<Event, String> typeName) {
    this.console = console;
    this.typeName = typeName;
  }

  @Override
  public void accept(Event event) {
    String key = event.type().direction().symbol() + " " + typeName.apply(event);
    counts.computeIfAbsent(key, ignored -> new long[1])[0]++;
  }

  @Override
  public void end() {
    console.printLine(RULE);
    console.printLine("Event           #Calls");
    console.printLine(RULE);
    Comparator<Map.Entry<String, long[]>> byCount =
        Comparator.comparingLong(entry -> -entry.getValue()[0]);
    List<Map.Entry<String, long[]>> rows =
        counts.entrySet().stream()
            .sorted(byCount.thenComparing(Map.Entry::getKey))
            .limit(TOP)
            .toList();
    for (Map.Entry<String, long[]> row : rows) {
      console.printLine(pad(row.getKey()) + row.getValue()[0]);
    }
    console.flush();
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(0, 18 - text.length()));
  }
}
