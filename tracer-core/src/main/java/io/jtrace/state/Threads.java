package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;

/** Adds and removes threads, and keeps count of the threads of each process. */
final class Threads {
  private static final String UNKNOWN = "<NA>";
  private final MachineState machine;

  Threads(MachineState machine) {
    this.machine = machine;
  }

  ThreadInfo blank(long tid) {
    return new ThreadInfo(machine, tid);
  }

  /** The thread, made up if it is not known; null when the table is full. */
  ThreadInfo findOrInvent(long tid) {
    ThreadInfo found = machine.thread(tid);
    return found != null ? found : invent(tid);
  }

  private ThreadInfo invent(long tid) {
    ThreadInfo thread = blank(tid);
    thread.comm = UNKNOWN;
    thread.exe = UNKNOWN;
    thread.fake = true;
    return machine.add(thread);
  }

  boolean add(ThreadInfo thread) {
    if (machine.add(thread) == null) {
      return false;
    }
    countOnMain(thread);
    return true;
  }

  /** Makes up the main thread that is missing, so that no thread is without one. */
  private void countOnMain(ThreadInfo thread) {
    if ((thread.flags & ThreadFlags.CLONE_THREAD) != 0 && thread.tid != thread.pid) {
      ThreadInfo main = findOrInvent(thread.pid);
      if (main != null) {
        main.childCount++;
      }
    }
  }

  /** Removes a thread that has exited, unless others of its process live on. */
  void removeExited(long tid) {
    ThreadInfo thread = machine.thread(tid);
    if (thread != null && thread.childCount == 0) {
      remove(thread);
    }
  }

  /** Removes a thread whatever depends on it. */
  void removeForced(long tid) {
    ThreadInfo thread = machine.thread(tid);
    if (thread == null) {
      return;
    }
    remove(thread);
    if (thread.childCount != 0) {
      recount();
    }
  }

  private void remove(ThreadInfo thread) {
    machine.remove(thread.tid);
    if ((thread.flags & ThreadFlags.CLONE_THREAD) == 0) {
      return;
    }
    ThreadInfo main = machine.thread(thread.pid);
    if (main != null && main.childCount > 0) {
      main.childCount--;
      if (main.childCount == 0 && (main.flags & ThreadFlags.CLOSED) != 0) {
        machine.remove(main.tid);
      }
    }
  }

  /** Counts the threads of every process anew. */
  void recount() {
    List<ThreadInfo> all = new ArrayList<>(machine.threadCount());
    machine.forEachThread(all::add);
    all.forEach(thread -> thread.childCount = 0);
    all.forEach(this::countOnMain);
  }
}
