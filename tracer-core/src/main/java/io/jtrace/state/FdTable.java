package io.jtrace.state;

import java.util.function.Consumer;

/**
 * The open descriptors of a process by number. Holds at most {@link #LIMIT}, and less when those of
 * all processes are too many; what does not fit is refused and counted. Consumer thread only.
 */
public final class FdTable {
  /** Descriptors a table holds. Source: sysdig 0.29.3. */
  public static final int LIMIT = 4096;

  /** Where an entry waits whose number was given out again before its close returned. */
  static final long CANCELLED = Long.MAX_VALUE;

  private final FdBudget budget;
  private LongMap<FdInfo> fds = new LongMap<>();
  private long refused;

  FdTable(FdBudget budget) {
    this.budget = budget;
  }

  /**
   * Looks a descriptor up.
   *
   * @param fd number, any value
   * @return null if it is not known to be open
   */
  public FdInfo find(long fd) {
    return fds.get(fd);
  }

  /**
   * Number of open descriptors.
   *
   * @return at most {@link #LIMIT}
   */
  public int size() {
    return fds.size();
  }

  /**
   * Numbers of the open descriptors.
   *
   * @return ascending; a copy
   */
  public long[] numbers() {
    return fds.sortedKeys();
  }

  void forEach(Consumer<FdInfo> consumer) {
    fds.forEach(consumer);
  }

  /**
   * Descriptors that found the table full.
   *
   * @return count since the table was made
   */
  public long refused() {
    return refused;
  }

  /** Adds or replaces; null when the table is full. */
  FdInfo put(long fd, FdInfo added) {
    FdInfo present = fds.get(fd);
    if (present == null && (fds.size() >= LIMIT || !budget.take(1))) {
      refuse(1);
      return null;
    }
    if (present != null && present.closing) {
      added.closeCancelled = true;
      fds.put(CANCELLED, present);
    }
    fds.put(fd, added);
    return added;
  }

  private void refuse(int count) {
    refused += count;
    budget.noteUnplaced(count);
  }

  void remove(long fd) {
    fds.remove(fd);
  }

  /** Removes every descriptor from first to last. */
  void removeRange(long first, long last) {
    LongMap<FdInfo> kept = new LongMap<>();
    for (int slot = 0; slot < fds.slots(); slot++) {
      FdInfo info = fds.valueAt(slot);
      long number = fds.keyAt(slot);
      if (info != null && (number < first || number > last)) {
        kept.put(number, info);
      }
    }
    fds = kept;
  }

  /** Takes over copies of another table's entries, as a new process does. */
  void copyFrom(FdTable other) {
    fds = new LongMap<>();
    if (!budget.take(other.size())) {
      refuse(other.size());
      return;
    }
    for (int slot = 0; slot < other.fds.slots(); slot++) {
      FdInfo info = other.fds.valueAt(slot);
      if (info != null && other.fds.keyAt(slot) != CANCELLED) {
        fds.put(other.fds.keyAt(slot), info.copy());
      }
    }
  }

  /** Whether some IP socket has this port as its own server port or its destination. */
  boolean hasServerPort(int port) {
    for (int slot = 0; slot < fds.slots(); slot++) {
      FdInfo info = fds.valueAt(slot);
      if (info != null && info.isServerOf(port)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some connection has this port as its source. */
  boolean hasClientPort(int port) {
    for (int slot = 0; slot < fds.slots(); slot++) {
      FdInfo info = fds.valueAt(slot);
      if (info != null && info.isClientOf(port)) {
        return true;
      }
    }
    return false;
  }
}
