package io.jtrace.ptrace;

/** One traced thread. Changed by the tracing thread only. */
final class Tracee {
  final int tid;
  final int tgid;
  final long[] args = new long[6];
  int number;
  int abi;

  /** Between the two stops of a call. */
  boolean inCall;

  /** Waits for its first stop, at which the call that made it returns 0. */
  boolean unborn;

  /** Signal that it was last resumed with, 0 since it made a call. */
  int delivered;

  Tracee(int tid, int tgid) {
    this.tid = tid;
    this.tgid = tgid;
  }

  /** Goes on as another thread id: the one that executed a program took its leader's. */
  Tracee renamed(int newTid) {
    Tracee other = new Tracee(newTid, newTid);
    other.takeCall(this);
    other.inCall = inCall;
    return other;
  }

  /** Is in the call in which another thread is. */
  void takeCall(Tracee from) {
    number = from.number;
    abi = from.abi;
    System.arraycopy(from.args, 0, args, 0, args.length);
  }
}
