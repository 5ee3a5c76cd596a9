package io.jtrace.state;

/** What the current event has ended and the next event must no longer find. */
final class Removals {
  private final Threads threads;
  private FdTable table;
  private long fd;
  private long tid;
  private boolean threadEnded;

  Removals(Threads threads) {
    this.threads = threads;
  }

  void fd(ThreadInfo thread, long number) {
    table = thread.fds();
    fd = number;
  }

  void thread(long ended) {
    tid = ended;
    threadEnded = true;
  }

  void run() {
    if (threadEnded) {
      threadEnded = false;
      threads.removeExited(tid);
    }
    if (table != null) {
      table.remove(fd);
      table = null;
    }
  }

  void forget() {
    threadEnded = false;
    table = null;
  }
}
