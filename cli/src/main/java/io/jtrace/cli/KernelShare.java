package io.jtrace.cli;

import io.jtrace.capture.Interest;
import io.jtrace.filter.Demands;
import io.jtrace.filter.FilterException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The part of a filter that the kernel can decide. */
final class KernelShare {
  /** Fields that tell of the events between two that pass: they must all be seen. */
  private static final Set<String> OF_OTHERS =
      Set.of("evt.num", "evt.around", "evt.count", "thread.exectime");

  private KernelShare() {}

  /** What the events that pass have in common. */
  static Interest of(String filter) throws FilterException {
    if (filter.isBlank() || Demands.fields(filter).stream().anyMatch(KernelShare::isOfOthers)) {
      return Interest.ALL;
    }
    Map<String, Set<String>> demands = Demands.of(filter);
    return new Interest(
        numbers(demands.getOrDefault("proc.pid", Set.of())),
        numbers(demands.getOrDefault("thread.tid", Set.of())),
        demands.getOrDefault("proc.name", Set.of()),
        demands.getOrDefault("evt.type", Set.of()));
  }

  private static boolean isOfOthers(String field) {
    return OF_OTHERS.contains(field)
        || field.startsWith("evt.deltatime")
        || field.startsWith("evt.reltime")
        || field.startsWith("evt.around");
  }

  /** No limit unless all are plain numbers. */
  private static Set<Long> numbers(Set<String> texts) {
    Set<Long> numbers = new HashSet<>();
    for (String text : texts) {
      if (!text.matches("[1-9][0-9]{0,8}")) {
        return Set.of();
      }
      numbers.add(Long.valueOf(text));
    }
    return numbers;
  }
}
