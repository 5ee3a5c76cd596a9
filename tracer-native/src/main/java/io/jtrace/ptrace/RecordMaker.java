package io.jtrace.ptrace;

import io.jtrace.event.EventRange;
import io.jtrace.record.RecordDecoder;
import io.jtrace.syscall.SyscallTable;

/** Makes the records of what a stop tells, and hands them to the decoder. */
final class RecordMaker {
  private static final int EXECVE = 59;
  private static final int EXECVEAT = 322;

  private final RecordBuffer record = new RecordBuffer();
  private final long[] none = new long[6];
  private final FdChunks fds = new FdChunks(record);
  private final CallChunks chunks;
  private final RecordDecoder decoder;
  private EventRange target = new EventRange();
  private volatile long seen;
  private volatile long undecoded;

  RecordMaker(SyscallTable table, RecordDecoder decoder, int snaplen) {
    this.decoder = decoder;
    this.chunks =
        new CallChunks(table, new MemoryChunks(record, snaplen), fds, new TaskChunks(record));
  }

  /** Where events go from now on. */
  void into(EventRange range) {
    target = range;
  }

  private void begin(int kind, Tracee tracee) {
    record.begin(kind, tracee, System.nanoTime());
  }

  private void send() {
    seen++;
    if (!decoder.decode(record.memory.bytes(), 0, record.end(), target)) {
      undecoded++;
    }
  }

  void enter(Tracee tracee) {
    begin(RecordBuffer.ENTER, tracee);
    record.call(tracee.number, tracee.abi);
    put(tracee.args);
    chunks.enter(tracee);
    send();
  }

  /** The kernel clears the registers for a new program. */
  void exit(Tracee tracee, long result) {
    boolean executed =
        result == 0 && tracee.abi == 0 && (tracee.number == EXECVE || tracee.number == EXECVEAT);
    long[] args = executed ? none : tracee.args;
    begin(RecordBuffer.EXIT, tracee);
    record.call(tracee.number, tracee.abi);
    record.judge(result);
    record.put(result);
    put(args);
    chunks.exit(tracee, args, result);
    send();
  }

  private void put(long[] args) {
    for (long arg : args) {
      record.put(arg);
    }
  }

  void signal(Tracee tracee, int sender, int number, int code) {
    begin(RecordBuffer.SIGNAL, tracee);
    record.put(sender).put(number).put(code).put(0);
    send();
  }

  void processExit(Tracee tracee, long status, boolean last) {
    begin(RecordBuffer.PROCEXIT, tracee);
    record.put(status).put(last ? 1 : 0).put(0);
    send();
    if (last) {
      fds.forget(tracee.tgid);
    }
  }

  void fork(Tracee parent, Tracee child) {
    begin(RecordBuffer.FORK, parent);
    record.put(child.tid).put(child.tgid);
    send();
  }

  void executed(Tracee tracee, int tidBefore) {
    begin(RecordBuffer.EXEC, tracee);
    record.put(tidBefore).put(tracee.tgid);
    send();
  }

  long seen() {
    return seen;
  }

  long undecoded() {
    return undecoded;
  }

  long cut() {
    return record.cut();
  }

  long faults() {
    return record.faults();
  }

  void close() {
    fds.close();
  }
}
