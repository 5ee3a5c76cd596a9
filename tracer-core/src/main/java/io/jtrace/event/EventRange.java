package io.jtrace.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * A reusable stretch of whole event blocks, back to back: what a capture source fills and a ring
 * slot carries. Grows only for a single event larger than its capacity. Not thread-safe; the ring
 * hands it over.
 */
public final class EventRange {
  /** Bytes a range holds before it is full. */
  public static final int CAPACITY = 64 * 1024;

  private static final int LARGEST_KEPT = 4 * CAPACITY;

  private byte[] bytes = new byte[CAPACITY];
  private int length;
  private Optional<Snapshot> section = Optional.empty();
  private boolean rebuilt;

  /** An empty range. */
  public EventRange() {}

  /** Empties the range; an array that one huge event needed is given back. */
  public void clear() {
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[CAPACITY];
    }
    length = 0;
    section = Optional.empty();
    rebuilt = false;
  }

  /**
   * The array behind the range.
   *
   * @return shared; valid up to {@link #length()}
   */
  public byte[] array() {
    return bytes;
  }

  /**
   * Valid bytes.
   *
   * @return 0 when empty
   */
  public int length() {
    return length;
  }

  /**
   * Sets the number of valid bytes after writing into {@link #array()}.
   *
   * @param value at most the array's length
   */
  public void length(int value) {
    length = value;
  }

  /**
   * Bytes that still fit.
   *
   * @return capacity minus length
   */
  public int remaining() {
    return bytes.length - length;
  }

  /**
   * Makes room for one more event.
   *
   * @param more bytes wanted behind {@link #length()}
   * @return the array, perhaps a new one with the old content
   */
  public byte[] ensure(int more) {
    if (remaining() < more) {
      bytes = Arrays.copyOf(bytes, length + more);
    }
    return bytes;
  }

  /**
   * The machine state that holds before the first event of this range, when a capture or a new
   * section of a file begins here.
   *
   * @return empty in the middle of a capture
   */
  public Optional<Snapshot> section() {
    return section;
  }

  /**
   * Marks the beginning of a capture or section.
   *
   * @param snapshot the machine before the first event of this range
   */
  public void section(Snapshot snapshot) {
    section = Optional.of(snapshot);
  }

  /**
   * Whether some of the enters in it were made from their exits: they are not part of the capture.
   *
   * @return true if {@link Event#isRebuilt()} holds for one or more of its events
   */
  public boolean hasRebuilt() {
    return rebuilt;
  }

  /** Notes that an enter was made from its exit. */
  public void markRebuilt() {
    rebuilt = true;
  }
}
