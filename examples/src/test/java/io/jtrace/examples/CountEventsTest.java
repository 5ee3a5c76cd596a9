package io.jtrace.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountEventsTest {
  @TempDir private Path folder;

  @Test
  void shouldCountByTypeWhenACaptureIsRead() throws Exception {
    Path file = folder.resolve("two.scap");
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    encoder.begin(range, 1, 7, 0, 4, 1).u64(3).end();
    encoder.begin(range, 2, 7, 0, 5, 1).u64(0).end();
    encoder.begin(range, 3, 7, 0, 6, 2).u64(3).u32(1).end();
    try (ScapWriter writer = new ScapWriter(file, Snapshot.EMPTY, Compression.NONE)) {
      writer.write(range);
    }
    assertEquals(Map.of("close", 2L, "read", 1L), CountEvents.of(file));
  }
}
