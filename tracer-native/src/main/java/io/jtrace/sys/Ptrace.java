package io.jtrace.sys;

import java.nio.ByteBuffer;

/**
 * The requests of ptrace(2) and the wait for stops. ptrace belongs to a thread: all calls, the first
 * included, come from the one thread that traces. Numbers are those of {@code sys/ptrace.h} and
 * {@code linux/ptrace.h}.
 *
 * <pre>
 *   struct ptrace_syscall_info:
 *     op u8 0 | pad | arch u32 4 | ip u64 8 | sp u64 16 |
 *       entry: nr u64 24 | args 6 x u64 32        exit: rval i64 24 | is_error u8 32      88 bytes
 *   siginfo_t: signo i32 0 | errno 4 | code i32 8 | pid u32 16                            128 bytes
 * </pre>
 */
public final class Ptrace {
  /** The thread enters a call. */
  public static final int ENTRY = 1;

  /** The thread leaves a call. */
  public static final int EXIT = 2;

  /** {@link #await()}: a tick of the {@link Ticker} came instead of a stop. */
  public static final int TICK = 0;

  /** {@link #await()}: nothing is left to wait for. */
  public static final int NONE = -1;

  /** Events told in bits 16 and up of a status. */
  public static final int EVENT_FORK = 1;

  /** As {@link #EVENT_FORK}. */
  public static final int EVENT_VFORK = 2;

  /** As {@link #EVENT_FORK}. */
  public static final int EVENT_CLONE = 3;

  /** A program was executed; the message is the thread's id before. */
  public static final int EVENT_EXEC = 4;

  /** The thread is about to end; the message is its exit status. */
  public static final int EVENT_EXIT = 6;

  /** First stop, stop asked for, or group-stop. */
  public static final int EVENT_STOP = 128;

  /** Follow children and threads, tell execs and ends, mark stops of calls. */
  public static final long FOLLOW = 1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 6;

  /** Kill the traced when the tracer dies. */
  public static final long EXIT_KILL = 1 << 20;

  private static final int SYSCALL_INFO_BYTES = 88;
  private static final int WALL = 0x40000000;
  private static final int WITHOUT_OTHER_THREADS = 0x20000000;
  private static final int EINTR = 4;
  private static final long DETACH = 17;
  private static final long SYSCALL = 24;
  private static final long GETEVENTMSG = 0x4201;
  private static final long GETSIGINFO = 0x4202;
  private static final long SEIZE = 0x4206;
  private static final long INTERRUPT = 0x4207;
  private static final long LISTEN = 0x4208;
  private static final long GET_SYSCALL_INFO = 0x420e;

  private final TraceLib.Functions c = TraceLib.load();
  private final NativeBuffer status = new NativeBuffer(8);
  private final NativeBuffer call = new NativeBuffer(SYSCALL_INFO_BYTES);
  private final NativeBuffer signal = new NativeBuffer(128);

  /** Loads the bindings, which takes a fifth of a second. */
  public Ptrace() {}

  /**
   * Starts to trace a thread without stopping it.
   *
   * @param tid the thread
   * @param options {@link #FOLLOW}, {@link #EXIT_KILL}
   * @throws SyscallException EPERM without the right, or if it is traced already; ESRCH if it is gone
   */
  public void seize(int tid, long options) throws SyscallException {
    if (c.ptrace(SEIZE, tid, 0, options) < 0) {
      throw new SyscallException("PTRACE_SEIZE of " + tid, Errno.last());
    }
  }

  /**
   * Waits for the next stop or end of a traced thread.
   *
   * @return its id, {@link #TICK} or {@link #NONE}
   */
  public int await() {
    int tid = c.wait4(-1, status.address(), WALL | WITHOUT_OTHER_THREADS, 0);
    return tid > 0 ? tid : Errno.last() == EINTR ? TICK : NONE;
  }

  /**
   * Waits for the next stop or end of one thread, through all ticks.
   *
   * @param tid a traced thread, or one whose maker has just told of it
   * @return false if there is no such thread
   */
  public boolean await(int tid) {
    int got = c.wait4(tid, status.address(), WALL | WITHOUT_OTHER_THREADS, 0);
    while (got < 0 && Errno.last() == EINTR) {
      got = c.wait4(tid, status.address(), WALL | WITHOUT_OTHER_THREADS, 0);
    }
    return got > 0;
  }

  /**
   * What the last wait found.
   *
   * @return the status as wait(2) tells it
   */
  public int status() {
    return status.bytes().getInt(0);
  }

  /**
   * Reads the call in which a stopped thread is.
   *
   * @param tid the thread
   * @return {@link #ENTRY}, {@link #EXIT}, another kind of stop, or -1 if the thread is gone
   */
  public int readCall(int tid) {
    long got = c.ptrace(GET_SYSCALL_INFO, tid, SYSCALL_INFO_BYTES, call.address());
    return got < 0 ? -1 : call.bytes().get(0);
  }

  /**
   * What {@link #readCall} read.
   *
   * @return the structure drawn above
   */
  public ByteBuffer call() {
    return call.bytes();
  }

  /**
   * Reads the signal about to be delivered to a stopped thread.
   *
   * @param tid the thread
   * @return the siginfo drawn above; zero if the thread is gone
   */
  public ByteBuffer signal(int tid) {
    if (c.ptrace(GETSIGINFO, tid, 0, signal.address()) < 0) {
      signal.clear(0, 20);
    }
    return signal.bytes();
  }

  /**
   * The number that goes with an event.
   *
   * @param tid the stopped thread
   * @return the message, 0 if the thread is gone
   */
  public long message(int tid) {
    call.bytes().putLong(0, 0);
    c.ptrace(GETEVENTMSG, tid, 0, call.address());
    return call.bytes().getLong(0);
  }

  /**
   * Lets a stopped thread run to its next call; a thread that is gone is no failure.
   *
   * @param tid the thread
   * @param signalNumber delivered to it, 0 for none
   */
  public void resume(int tid, int signalNumber) {
    c.ptrace(SYSCALL, tid, 0, signalNumber);
  }

  /**
   * Leaves a thread in its group-stop but listens for its end.
   *
   * @param tid the thread
   */
  public void listen(int tid) {
    c.ptrace(LISTEN, tid, 0, 0);
  }

  /**
   * Asks a running thread to stop.
   *
   * @param tid the thread
   * @return false if it is gone
   */
  public boolean interrupt(int tid) {
    return c.ptrace(INTERRUPT, tid, 0, 0) >= 0;
  }

  /**
   * Lets a stopped thread go for good.
   *
   * @param tid the thread
   * @param signalNumber delivered to it, 0 for none
   */
  public void detach(int tid, int signalNumber) {
    c.ptrace(DETACH, tid, 0, signalNumber);
  }
}
