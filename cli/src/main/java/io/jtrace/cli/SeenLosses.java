package io.jtrace.cli;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The losses that a capture tells of, by cause and CPU, and when events were last lost. sysdig's own
 * drop events say neither cause nor number.
 */
final class SeenLosses {
  private static final long NANOS = 1_000_000_000L;

  /** Cause in the file, and what is lost by it; whole events for every other cause. */
  private static final Map<String, String> PARTS =
      Map.of(
          "string cut", "strings and lists cut",
          "memory unreadable", "arguments unreadable");

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private final int begin;
  private final int end;
  private final int cause;
  private final int count;
  private final int from;
  private final int until;
  private final Map<String, long[]> sums = new TreeMap<>();
  private long lastNanos;

  /** An event may be shown twice: to the gate and to the filter. */
  private long lastNumber;

  SeenLosses(EventSchema schema) {
    EventType drop =
        schema.all().stream().filter(type -> type.name().equals("drop")).findFirst().orElseThrow();
    begin = drop.id();
    end = drop.id() + 1;
    cause = drop.indexOfAny("cause");
    count = drop.indexOfAny("count");
    from = drop.indexOfAny("from");
    until = drop.indexOfAny("until");
  }

  /** Takes note of an event if it tells of a loss. */
  void see(Event event) {
    int type = event.typeId();
    if (type != begin && type != end) {
      return;
    }
    String why = event.paramText(cause);
    if (!PARTS.containsKey(why)) {
      lastNanos = event.timestampNanos();
    }
    if (type == begin && event.number() != lastNumber) {
      lastNumber = event.number();
      long[] sum = sums.computeIfAbsent(why + " on CPU " + event.cpu(), key -> fresh());
      sum[0] += event.paramLong(count);
      sum[1] = Math.min(sum[1], why.isEmpty() ? lastNanos : event.paramLong(from));
      sum[2] = Math.max(sum[2], why.isEmpty() ? lastNanos : event.paramLong(until));
    }
  }

  private static long[] fresh() {
    return new long[] {0, Long.MAX_VALUE, 0};
  }

  /** Time of the last event that told of lost events, 0 without any. */
  long lastNanos() {
    return lastNanos;
  }

  /** One line a cause and CPU, such as {@code 12 events lost: ring full on CPU 1, from .. to ..}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    sums.forEach((where, sum) -> lines.add(line(where, sum)));
    return lines;
  }

  private static String line(String where, long[] sum) {
    String why = where.substring(0, where.indexOf(" on CPU "));
    String what = PARTS.getOrDefault(why, "events lost");
    String head = why.isEmpty() ? "events lost" + where : sum[0] + " " + what + ": " + where;
    return head + ", from " + clock(sum[1]) + " to " + clock(sum[2]);
  }

  private static String clock(long nanos) {
    return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS)
        .atZone(ZoneId.systemDefault())
        .format(CLOCK);
  }
}
