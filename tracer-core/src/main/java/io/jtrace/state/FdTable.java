package io.jtrace.state;

/** The descriptors of a process. Changed by the state engine only. */
public final class FdTable {
  static final int LIMIT = 4096;
  private final LongMap<FdInfo> entries = new LongMap<>();

  FdTable() {}

  /**
   * Looks a descriptor up.
   *
   * @param fd its number
   * @return what is known of it, or null
   */
  public FdInfo find(long fd) {
    return entries.get(fd);
  }

  /**
   * Open descriptors.
   *
   * @return count
   */
  public int size() {
    return entries.size();
  }

  /**
   * Numbers of the open descriptors.
   *
   * @return ascending
   */
  public long[] numbers() {
    return entries.sortedKeys();
  }

  /** Adds or replaces; false when the table is full. */
  boolean put(long fd, FdInfo info) {
    FdInfo old = entries.get(fd);
    if (old == null && entries.size() >= LIMIT) {
      return false;
    }
    if (old != null && old.closing) {
      old.closeCancelled = true;
    }
    entries.put(fd, info);
    return true;
  }

  void remove(long fd) {
    entries.remove(fd);
  }

  /** A copy whose entries change on their own, as fork makes it. */
  FdTable copy() {
    FdTable copy = new FdTable();
    for (long fd : entries.sortedKeys()) {
      copy.entries.put(fd, new FdInfo(entries.get(fd)));
    }
    return copy;
  }
}
