package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.RotatingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command line writes, all its {@code -r} together. The first failure is kept; it ends the
 * run, and nothing is written after it.
 */
final class OutputFile {
  private final Path path;
  private final boolean rotating;
  private final RotatingWriter writer;
  private boolean begun;
  private Optional<CaptureException> failure = Optional.empty();

  OutputFile(WriteOptions options) throws UserError {
    path = options.file;
    rotating = options.rotation().isWanted();
    writer = new RotatingWriter(path, options.compression(), options.rotation());
  }

  /** Finds out before a live capture begins whether its file can be written. */
  void check() throws UserError {
    Path probe = rotating ? path.resolveSibling(path.getFileName() + "0") : path;
    boolean present = Files.exists(probe);
    try {
      Files.newOutputStream(probe).close();
      if (rotating && !present) {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw new UserError("cannot write " + path + ": " + WriteFailure.reason(probe, e), e);
    }
  }

  boolean isRotating() {
    return rotating;
  }

  boolean isDue(Event event) {
    return writer.isDue(event);
  }

  /** Whether a capture has come as far as its first event. */
  boolean isBegun() {
    return begun;
  }

  void section(Snapshot snapshot) {
    begun = true;
    attempt(() -> writer.section(snapshot));
  }

  void write(EventRange range) {
    attempt(() -> writer.write(range));
  }

  void write(Event event, boolean hidden, Supplier<Snapshot> machine) {
    attempt(() -> writer.write(event, hidden, machine));
  }

  void flush() {
    attempt(writer::flush);
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Completes the file, and says what went wrong if anything did. */
  void end() throws UserError {
    try {
      if (begun) {
        writer.close();
      }
    } catch (CaptureException e) {
      failure = failure.or(() -> Optional.of(e));
    }
    if (failure.isPresent()) {
      throw new UserError(failure.get().getMessage(), failure.get());
    }
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
