package io.jtrace.ptrace;

import io.jtrace.sys.Ptrace;
import io.jtrace.sys.RemoteMemory;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the stops of traced threads apart, makes records of them and lets the threads go on. All of it
 * runs on the thread that traces.
 *
 * <pre>
 *   status:  exited, killed                                    the thread is no more
 *            stopped by SIGTRAP | 0x80                         enters or leaves a call
 *            stopped, event in bits 16 and up                  see {@link Ptrace}
 *            stopped by another signal                         that signal is about to be delivered
 * </pre>
 */
final class Tracer {
  private static final int SIGTRAP = 5;
  private static final int SIGKILL = 9;
  private static final int SIGCHLD = 17;
  private static final int CALL_STOP = SIGTRAP | 0x80;
  private static final int AUDIT_ARCH_X86_64 = 0xc000003e;
  private static final int X32_BIT = 0x40000000;
  private static final int CLONE = 56;
  private static final int CLONE3 = 435;
  private static final int EXECVE = 59;
  private static final int EXIT = 60;
  private static final int EXIT_GROUP = 231;
  private static final long CLONE_THREAD = 0x10000;

  private final Ptrace ptrace;
  private final RecordMaker records;
  private final RemoteMemory memory = new RemoteMemory();
  private final io.jtrace.sys.NativeBuffer flags = new io.jtrace.sys.NativeBuffer(8);
  private final Tracees tracees = new Tracees();

  /** First stops of threads whose parents have not told of them yet, by thread: their status. */
  private final Map<Integer, Integer> early = new HashMap<>();

  /** Before the command's execve nothing is recorded: it is our own doing. */
  private boolean recording;

  Tracer(Ptrace ptrace, RecordMaker records, boolean recording) {
    this.ptrace = ptrace;
    this.records = records;
    this.recording = recording;
  }

  Tracees tracees() {
    return tracees;
  }

  /** Takes one stop or end, as wait(2) told it. */
  void stopped(int tid, int status) {
    Tracee tracee = tracees.find(tid);
    boolean stop = (status & 0xff) == 0x7f;
    if (!stop) {
      tracees.remove(tid);
      early.remove(tid);
      return;
    }
    int signal = status >> 8 & 0xff;
    int event = status >> 16;
    if (tracee == null) {
      early.put(tid, status);
    } else if (event != 0) {
      event(tracee, event, signal);
    } else if (signal == CALL_STOP) {
      call(tracee);
      ptrace.resume(tid, 0);
    } else {
      deliver(tracee, signal);
    }
  }

  private void call(Tracee tracee) {
    int kind = ptrace.readCall(tracee.tid);
    ByteBuffer info = ptrace.call();
    tracee.delivered = 0;
    if (kind == Ptrace.ENTRY) {
      enter(tracee, info);
    } else if (kind == Ptrace.EXIT && tracee.inCall) {
      tracee.inCall = false;
      if (recording) {
        records.exit(tracee, info.getLong(24));
      }
    }
  }

  private void enter(Tracee tracee, ByteBuffer info) {
    long number = info.getLong(24);
    tracee.number = (int) number & 0xffff;
    tracee.abi =
        info.getInt(4) != AUDIT_ARCH_X86_64 ? 1 : (number & X32_BIT) != 0 && number > 0 ? 2 : 0;
    for (int i = 0; i < tracee.args.length; i++) {
      tracee.args[i] = info.getLong(32 + 8 * i);
    }
    tracee.inCall = true;
    recording |= tracee.number == EXECVE && tracee.abi == 0;
    if (recording) {
      records.enter(tracee);
    }
  }

  private void event(Tracee tracee, int event, int signal) {
    switch (event) {
      case Ptrace.EVENT_FORK, Ptrace.EVENT_VFORK, Ptrace.EVENT_CLONE -> made(tracee);
      case Ptrace.EVENT_EXEC -> executed(tracee);
      case Ptrace.EVENT_EXIT -> ends(tracee);
      case Ptrace.EVENT_STOP -> {
        if (signal != SIGTRAP && !tracee.unborn) {
          ptrace.listen(tracee.tid);
          return;
        }
        born(tracee);
      }
      default -> {
        // nothing else was asked for
      }
    }
    ptrace.resume(tracee.tid, 0);
  }

  private void made(Tracee parent) {
    int tid = (int) ptrace.message(parent.tid);
    if (tid == 0 || tracees.find(tid) != null) {
      return;
    }
    Tracee child = new Tracee(tid, makesThread(parent) ? parent.tgid : tid);
    child.takeCall(parent);
    child.unborn = true;
    tracees.add(child);
    if (recording) {
      records.fork(parent, child);
    }
    Integer first = early.remove(tid);
    if (first != null) {
      stopped(tid, first);
    } else if (ptrace.await(tid)) {
      // before its maker goes on, and changes what the call was given
      stopped(tid, ptrace.status());
    }
  }

  private boolean makesThread(Tracee parent) {
    if (parent.abi != 0) {
      return (parent.number == 120) && (parent.args[0] & CLONE_THREAD) != 0;
    }
    long bits = parent.number == CLONE ? parent.args[0] : 0;
    if (parent.number == CLONE3) {
      bits =
          memory.read(parent.tid, parent.args[0], flags, 0, 8) == 8 ? flags.bytes().getLong(0) : 0;
    }
    return (bits & CLONE_THREAD) != 0;
  }

  /** The kernel gives no stop for the return of the call in the new thread. */
  private void born(Tracee tracee) {
    if (tracee.unborn) {
      tracee.unborn = false;
      if (recording) {
        records.exit(tracee, 0);
      }
    }
  }

  private void executed(Tracee tracee) {
    int before = (int) ptrace.message(tracee.tid);
    Tracee caller = before == tracee.tid ? tracee : tracees.find(before);
    Tracee now = caller == null ? tracee : tracees.executed(caller, tracee.tid);
    if (recording) {
      records.executed(now, before);
    }
  }

  private void ends(Tracee tracee) {
    long status = ptrace.message(tracee.tid);
    boolean last = tracees.ends(tracee);
    boolean own =
        tracee.inCall && (tracee.number == EXIT || tracee.number == EXIT_GROUP)
            || tracee.delivered == (status & 0x7f) && tracee.delivered != 0;
    if (recording) {
      if (!own) {
        records.signal(tracee, 0, SIGKILL, 0);
      }
      records.processExit(tracee, status, last);
    }
  }

  private void deliver(Tracee tracee, int signal) {
    ByteBuffer info = ptrace.signal(tracee.tid);
    int code = info.getInt(8);
    int sender = code <= 0 || signal == SIGCHLD ? info.getInt(16) : 0;
    tracee.delivered = signal;
    if (recording && !SignalMasks.isIgnored(tracee.tid, signal)) {
      records.signal(tracee, sender, signal, code);
    }
    ptrace.resume(tracee.tid, signal);
  }
}
