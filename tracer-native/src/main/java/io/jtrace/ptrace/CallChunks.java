package io.jtrace.ptrace;

import io.jtrace.record.CaptureSpec;
import io.jtrace.syscall.Syscall;
import io.jtrace.syscall.SyscallTable;

/** Adds to an enter or exit the chunks that the call's specification asks for, as the probe does. */
final class CallChunks {
  private static final int MAX_NUMBER = 512;
  private static final int OP_BYTES = 4;
  private static final int RESULT = 6;
  private static final int ONLY_IF_OK = 0x80;
  private static final int ONLY_IF_FAILED = 0x40;
  private static final int BUFFER_MAX = 512;
  private static final int POINTED_MAX = 256;
  private static final int POLL_MAX = 1024;

  private final byte[][] enters = new byte[MAX_NUMBER][];
  private final byte[][] exits = new byte[MAX_NUMBER][];
  private final MemoryChunks memory;
  private final FdChunks fds;
  private final TaskChunks tasks;

  CallChunks(SyscallTable table, MemoryChunks memory, FdChunks fds, TaskChunks tasks) {
    this.memory = memory;
    this.fds = fds;
    this.tasks = tasks;
    for (Syscall call : table.rows()) {
      enters[call.number()] = CaptureSpec.enter(call);
      exits[call.number()] = CaptureSpec.exit(call);
    }
  }

  /** For the 64-bit calls only; the others are told by their number alone. */
  void enter(Tracee tracee) {
    run(tracee, enters, tracee.args, 0, false);
  }

  /** With the arguments as the registers hold them now. */
  void exit(Tracee tracee, long[] args, long result) {
    run(tracee, exits, args, result, true);
  }

  private void run(Tracee tracee, byte[][] specs, long[] args, long result, boolean atExit) {
    byte[] spec = tracee.abi == 0 && tracee.number < MAX_NUMBER ? specs[tracee.number] : null;
    for (int at = 0; spec != null && at < spec.length && spec[at] != 0; at += OP_BYTES) {
      int unless = !atExit ? 0 : result < 0 ? ONLY_IF_OK : ONLY_IF_FAILED;
      if ((spec[at + 3] & unless) == 0) {
        op(tracee, spec, at, args, result, atExit);
      }
    }
  }

  private void op(Tracee tracee, byte[] spec, int at, long[] args, long result, boolean atExit) {
    int arg = spec[at + 1];
    int extra = spec[at + 3] & ~(ONLY_IF_OK | ONLY_IF_FAILED) & 0xff;
    long value = arg == RESULT ? result : args[arg];
    long length = spec[at + 2] == RESULT ? result : args[spec[at + 2]];
    int tid = tracee.tid;
    long filled = !atExit ? -1 : Math.max(0, result);
    switch (spec[at]) {
      case 1 -> memory.text(tid, arg, value);
      case 2 -> memory.buffer(tid, arg, value, length);
      case 3 -> {
        if (result > 0) {
          memory.buffer(tid, arg, value, result);
        }
      }
      case 4 -> memory.pieces(tid, arg, value, length, filled);
      case 5 -> memory.message(tid, arg, value, filled);
      case 6 -> memory.memory(tid, MemoryChunks.ADDR, arg, value, length, MemoryChunks.ADDRESS_MAX);
      case 7 ->
          memory.pointed(tid, MemoryChunks.ADDR, arg, value, length, MemoryChunks.ADDRESS_MAX);
      case 8 -> memory.memory(tid, MemoryChunks.MEM, arg, value, 4L * extra, BUFFER_MAX);
      case 9 -> fds.socket(tracee, arg, (int) value);
      case 10 -> fds.file(tracee, arg, (int) value);
      case 11 -> task(tracee, extra);
      case 12 -> {
        long bytes = 8 * Integer.toUnsignedLong((int) length);
        memory.memory(tid, MemoryChunks.POLL, arg, value, bytes, POLL_MAX);
      }
      case 13 -> memory.pointed(tid, MemoryChunks.MEM, arg, value, length, POINTED_MAX);
      case 14 -> memory.memory(tid, MemoryChunks.MEM, arg, value, length, POINTED_MAX);
      case 15 -> memory.message(tid, arg, value, -1);
      case 16 -> fds.file(tracee, arg, memory.number(tid, value));
      case 17 -> fds.socket(tracee, arg, memory.number(tid, value));
      case 18 -> memory.texts(tid, arg, value);
      default -> throw new IllegalStateException("operation " + spec[at] + " of a capture word");
    }
  }

  private void task(Tracee tracee, int areas) {
    if (areas == 0) {
      tasks.sizes(tracee);
    } else {
      tasks.whole(tracee, (areas & 1) != 0, (areas & 2) != 0);
    }
  }
}
