package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSink;
import io.jtrace.event.Snapshot;
import io.jtrace.pipeline.RangeSink;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a capture file: whole ranges when nothing is filtered, else event by event. The file is
 * opened by the first range, which knows the machine. A failure ends the capture and is kept.
 */
final class WriterSink implements EventSink, RangeSink {
  private final Path path;
  private final boolean compress;
  private ScapWriter writer;
  private Optional<CaptureException> failure = Optional.empty();

  WriterSink(Path path, boolean compress) {
    this.path = path;
    this.compress = compress;
  }

  /** Opens the file, or begins a new section of it. */
  void section(Snapshot snapshot) {
    attempt(
        () -> {
          if (writer == null) {
            writer = new ScapWriter(path, snapshot, compress ? Compression.GZIP : Compression.NONE);
          } else {
            writer.section(snapshot);
          }
        });
  }

  @Override
  public void accept(EventRange range) {
    range.section().ifPresent(this::section);
    attempt(() -> writer.write(range));
  }

  @Override
  public void accept(Event event) {
    attempt(() -> writer.write(event));
  }

  @Override
  public boolean isDone() {
    return failure.isPresent();
  }

  @Override
  public void end() {
    if (writer != null) {
      ScapWriter open = writer;
      writer = null;
      attempt(open::close);
    }
  }

  /** What went wrong while writing, if anything did. */
  Optional<CaptureException> failure() {
    return failure;
  }

  private void attempt(Write write) {
    if (failure.isPresent()) {
      return;
    }
    try {
      write.run();
    } catch (CaptureException e) {
      failure = Optional.of(e);
    }
  }

  private interface Write {
    void run() throws CaptureException;
  }
}
