package io.jtrace.sys;

/**
 * Signals that shall do nothing but interrupt a wait. Their handler must be code that may run at any
 * moment and does nothing: libc's getppid. A program executed by a child has the default again.
 *
 * <pre>
 *   struct sigaction (glibc): handler u64 0 | mask[128] 8 | flags i32 136 | restorer u64 144
 * </pre>
 */
final class SignalActions {
  private static final int BYTES = 152;
  private static final int SIGINT = 2;
  private static final long IGNORED = 1;

  private SignalActions() {}

  /** Leaves Ctrl-C to a command that shares the terminal; one that was ignored stays so. */
  static void leaveInterrupts(TraceLib.Functions c) throws SyscallException {
    NativeBuffer old = new NativeBuffer(BYTES);
    check("sigaction", c.sigaction(SIGINT, 0, old.address()));
    if (old.bytes().getLong(0) != IGNORED) {
      doNothingOn(c, SIGINT);
    }
  }

  static void doNothingOn(TraceLib.Functions c, int signal) throws SyscallException {
    NativeBuffer action = new NativeBuffer(BYTES);
    action.bytes().putLong(0, c.dlsym(0, "getppid"));
    check("sigaction", c.sigaction(signal, action.address(), 0));
  }

  static void check(String call, int result) throws SyscallException {
    if (result < 0) {
      throw new SyscallException(call, Errno.last());
    }
  }
}
