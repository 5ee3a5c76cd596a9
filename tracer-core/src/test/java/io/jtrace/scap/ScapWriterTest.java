package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScapWriterTest {
  @TempDir Path folder;

  /** Takes so many bytes and then says what a full disk says. */
  private static final class FullDisk extends OutputStream {
    private int left;

    FullDisk(int bytes) {
      left = bytes;
    }

    @Override
    public void write(int value) throws IOException {
      if (left-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Test
  void shouldSayHowManyEventsAreSafeWhenTheDiskIsFull() throws Exception {
    EventRange range = new EventRange();
    Captures.encode(range, 500);
    ScapWriter writer = new ScapWriter(new FullDisk(300_000), Snapshot.EMPTY, Compression.NONE);

    CaptureException full =
        assertThrows(
            CaptureException.class,
            () -> {
              for (int i = 0; i < 100; i++) {
                writer.write(range);
              }
            });

    int rangeBytes = 500 * (60 + 56);
    int rangesInBuffer = 256 * 1024 / rangeBytes;
    assertEquals(
        "cannot write the output: no space left on device; the "
            + rangesInBuffer * 1000
            + " events before it are readable",
        full.getMessage());
    assertEquals(full, assertThrows(CaptureException.class, () -> writer.write(range)));
    writer.close();
    writer.close();
  }

  @Test
  void shouldSayWhyAFileCannotBeMade() {
    Path below = folder.resolve("missing").resolve("x.scap");

    assertEquals(
        "cannot write " + below + ": no such directory",
        assertThrows(
                CaptureException.class,
                () -> new ScapWriter(below, Snapshot.EMPTY, Compression.NONE).close())
            .getMessage());
    assertEquals(
        "cannot write " + folder + ": it is a directory",
        assertThrows(
                CaptureException.class,
                () -> new ScapWriter(folder, Snapshot.EMPTY, Compression.GZIP).close())
            .getMessage());
  }

  @Test
  void shouldHandOverWhatItHoldsWhenFlushed() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventRange range = new EventRange();
    Captures.encode(range, 1);
    try (ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      writer.write(range);
      assertEquals(0, out.size());
      writer.flush();
      assertEquals(2, Captures.read(out.toByteArray()).events().size());
      assertEquals(out.size(), writer.bytesWritten());
    }
  }
}
