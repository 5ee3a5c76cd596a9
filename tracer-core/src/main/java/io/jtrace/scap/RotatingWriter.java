package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes one capture into one file after another. Each is whole: it begins with the state of the
 * machine at its first event, and with what is known of containers. One thread writes.
 */
public final class RotatingWriter implements AutoCloseable {
  private static final long NANOS = 1_000_000_000L;
  private final RotationNames names;
  private final Rotation rotation;
  private final Compression compression;
  private final KnownContainers containers = new KnownContainers();
  private Snapshot first = Snapshot.EMPTY;
  private ScapWriter file;
  private long events;
  private long rotatedSecond;

  /**
   * A writer that has made no file yet.
   *
   * @param base name of the files, without the number or with the letters of a date
   * @param compression how each file is packed
   * @param rotation when the next one begins
   */
  public RotatingWriter(Path base, Compression compression, Rotation rotation) {
    this.names = new RotationNames(base, rotation);
    this.compression = compression;
    this.rotation = rotation;
  }

  /**
   * Begins the first file, or a new section of the one that is open. A first file whose name is a
   * date waits for its first event.
   *
   * @param snapshot the machine before the next event
   * @throws CaptureException if the disk is full
   */
  public void section(Snapshot snapshot) throws CaptureException {
    first = snapshot;
    if (file != null) {
      containers.forget();
      file.section(snapshot);
    } else if (!names.areDated()) {
      create(names.next(0), snapshot);
    }
  }

  /**
   * Copies all events of a range into the open file, whatever its size.
   *
   * @param range as a source filled it, after its section
   * @throws CaptureException if the disk is full
   */
  public void write(EventRange range) throws CaptureException {
    file.write(range);
  }

  /**
   * Whether an event would be the first of another file.
   *
   * @param event the next to be written
   * @return false for the very first
   */
  public boolean isDue(Event event) {
    if (file == null || events == 0) {
      return false;
    }
    return rotation.events() > 0 && events >= rotation.events()
        || rotation.bytes() > 0 && file.fileBytes() > rotation.bytes()
        || rotation.seconds() > 0 && second(event) - rotatedSecond >= rotation.seconds();
  }

  /**
   * Writes an event, into the next file if it is due. One that the reader has made is left out.
   *
   * @param event as it was read or recorded
   * @param hidden whether readers shall take its state and not show it
   * @param machine asked for the machine's state when a file begins here
   * @throws CaptureException if a file cannot be made or the disk is full
   */
  public void write(Event event, boolean hidden, Supplier<Snapshot> machine)
      throws CaptureException {
    if (event.isRebuilt()) {
      return;
    }
    if (file == null) {
      create(names.next(event.timestampNanos()), first);
    } else if (isDue(event)) {
      file.close();
      create(names.next(event.timestampNanos()), machine.get());
      containers.write(file);
    }
    if (events == 0) {
      rotatedSecond = second(event);
    }
    containers.note(event);
    if (hidden) {
      file.writeHidden(event);
    } else {
      file.write(event);
    }
    events++;
  }

  private void create(Path path, Snapshot snapshot) throws CaptureException {
    file = new ScapWriter(path, snapshot, compression);
    file.flush();
    events = 0;
    Optional<Path> surplus = names.surplus(path);
    if (surplus.isPresent()) {
      remove(surplus.get());
    }
  }

  private static void remove(Path oldest) throws CaptureException {
    try {
      Files.deleteIfExists(oldest);
    } catch (IOException e) {
      throw new CaptureException(
          "cannot remove " + oldest + ", the oldest file of this capture", e);
    }
  }

  private static long second(Event event) {
    return event.timestampNanos() / NANOS;
  }

  /**
   * Hands what is buffered to the operating system.
   *
   * @throws CaptureException if the disk is full
   */
  public void flush() throws CaptureException {
    if (file != null) {
      file.flush();
    }
  }

  /**
   * Completes the open file. A capture without events leaves one file with the machine in it.
   *
   * @throws CaptureException if the disk is full
   */
  @Override
  public void close() throws CaptureException {
    if (file == null) {
      create(names.next(0), first);
    }
    file.close();
  }
}
