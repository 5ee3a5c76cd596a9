package io.jtrace.ptrace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The traced threads by id, and how many of them each process has. */
final class Tracees {
  private final Map<Integer, Tracee> threads = new HashMap<>();
  private final Map<Integer, Integer> alive = new HashMap<>();
  private Tracee recent = new Tracee(0, 0);

  /** Null if unknown. */
  Tracee find(int tid) {
    if (recent.tid != tid) {
      Tracee found = threads.get(tid);
      if (found == null) {
        return null;
      }
      recent = found;
    }
    return recent;
  }

  Tracee add(Tracee tracee) {
    threads.put(tracee.tid, tracee);
    alive.merge(tracee.tgid, 1, Integer::sum);
    return tracee;
  }

  /** A thread is about to end; true if it is the last of its process. */
  boolean ends(Tracee tracee) {
    return alive.merge(tracee.tgid, -1, Integer::sum) <= 0;
  }

  void remove(int tid) {
    Tracee gone = threads.remove(tid);
    recent = new Tracee(0, 0);
    if (gone != null && threads.get(gone.tgid) == null && alive.getOrDefault(gone.tgid, 0) <= 0) {
      alive.remove(gone.tgid);
    }
  }

  /** A program was executed: one thread is left, under its leader's id. */
  Tracee executed(Tracee tracee, int newTid) {
    remove(tracee.tid);
    Tracee renamed = tracee.renamed(newTid);
    threads.put(newTid, renamed);
    alive.put(newTid, 1);
    recent = renamed;
    return renamed;
  }

  boolean isEmpty() {
    return threads.isEmpty();
  }

  List<Tracee> all() {
    return new ArrayList<>(threads.values());
  }
}
