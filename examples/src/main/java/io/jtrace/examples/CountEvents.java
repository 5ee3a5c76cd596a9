package io.jtrace.examples;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource.Outcome;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.scap.ScapReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Counts the events of a capture file by type: reading without state, fields or filters. */
public final class CountEvents {
  private CountEvents() {}

  /**
   * Counts.
   *
   * @param file a capture file
   * @return number of events by their printed name
   * @throws CaptureException if the file cannot be read to its end
   */
  public static Map<String, Long> of(Path file) throws CaptureException {
    Map<String, Long> counts = new TreeMap<>();
    Event event = new Event(EventSchema.load());
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(file)) {
      while (reader.fill(range) != Outcome.END) {
        for (int at = 0; at < range.length(); at += event.frameBytes()) {
          event.wrap(range.array(), at, range.length());
          counts.merge(event.type().name(), 1L, Long::sum);
        }
        range.clear();
      }
    }
    return counts;
  }
}
