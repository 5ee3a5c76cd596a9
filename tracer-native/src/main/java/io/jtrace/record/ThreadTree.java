package io.jtrace.record;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells the records of some threads, and of all that they make, from those of the rest of the
 * machine. Learns of new threads from the records themselves. One thread.
 */
public final class ThreadTree {
  private static final int PID = 8;
  private static final int KIND = 16;
  private static final int NUMBER = 20;
  private static final int BODY = 32;
  private static final int EXECVE = 59;

  private final Set<Integer> threads = new HashSet<>();
  private boolean open;

  /**
   * A tree without threads.
   *
   * @param open false to take nothing before the first execve of one of its threads
   */
  public ThreadTree(boolean open) {
    this.open = open;
  }

  /**
   * Takes a thread from now on.
   *
   * @param tid the thread
   */
  public void add(int tid) {
    threads.add(tid);
  }

  /**
   * Whether a record is one of these threads'.
   *
   * @param bytes little-endian, read by absolute position
   * @param offset where the record begins
   * @return false for threads that are not in the tree
   */
  public boolean takes(ByteBuffer bytes, int offset) {
    int tid = bytes.getInt(offset + PID);
    int kind = bytes.getShort(offset + KIND);
    if (kind == RawRecord.EXEC && threads.remove(bytes.getInt(offset + BODY))) {
      // a program executed by a thread that is not the first goes on under the first one's id
      threads.add(tid);
    }
    if (!threads.contains(tid)) {
      return false;
    }
    switch (kind) {
      case RawRecord.FORK -> threads.add(bytes.getInt(offset + BODY));
      case RawRecord.PROCEXIT -> threads.remove(tid);
      case RawRecord.ENTER -> open |= bytes.getShort(offset + NUMBER) == EXECVE;
      default -> {
        // tells of no other thread
      }
    }
    return open;
  }

  /**
   * Whether none is left.
   *
   * @return true once all have ended
   */
  public boolean isEmpty() {
    return threads.isEmpty();
  }
}
