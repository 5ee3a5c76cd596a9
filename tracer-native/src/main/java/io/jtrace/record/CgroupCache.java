package io.jtrace.record;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Control groups by process, so that a short-lived child need not be read from procfs. A child has
 * its parent's until it executes a program. Used by the decoder's thread only.
 */
public final class CgroupCache {
  private static final int MAX_PROCESSES = 65_536;

  private final LongFunction<byte[]> reader;
  private final Map<Integer, byte[]> known = new HashMap<>();

  /**
   * A cache over a reader.
   *
   * @param reader from a process id to {@code subsystem=path} pairs, each with a final NUL; no bytes
   *     when the process is gone
   */
  public CgroupCache(LongFunction<byte[]> reader) {
    this.reader = reader;
  }

  /** Those of a process; when it is gone already, those of its parent, from which it had them. */
  byte[] of(int pid, int parent) {
    byte[] own = known.get(pid);
    if (own != null) {
      return own;
    }
    byte[] inherited = parent == 0 || parent == pid ? null : known.get(parent);
    byte[] found = inherited != null ? inherited : reader.apply(pid);
    if (found.length == 0 && parent != 0) {
      found = reader.apply(parent);
    }
    return remember(pid, found);
  }

  /** Asks anew, for an exec; a process that is gone keeps what was known of it. */
  byte[] refreshed(int pid, int parent) {
    byte[] found = reader.apply(pid);
    return found.length == 0 ? of(pid, parent) : remember(pid, found);
  }

  private byte[] remember(int pid, byte[] found) {
    if (known.size() >= MAX_PROCESSES) {
      known.clear();
    }
    known.put(pid, found);
    return found;
  }

  void forget(int pid) {
    known.remove(pid);
  }
}
