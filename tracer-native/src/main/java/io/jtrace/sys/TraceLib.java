package io.jtrace.sys;

import jnr.ffi.LibraryLoader;

/**
 * The libc functions of the ptrace source, bound by jnr-ffi: some nanoseconds a call. Addresses are
 * plain numbers, so that no object is made a call.
 *
 * <p>Functions of six arguments are declared with a seventh, which nobody reads: jnr-ffi 2.2.17 hands a
 * sixth on as garbage (measured), while seven go another way that is right and takes 120 ns.
 */
final class TraceLib {
  static final int SYS_TGKILL = 234;
  static final int SYS_PIDFD_OPEN = 434;
  static final int SYS_PIDFD_GETFD = 438;
  static final int SYS_GETTID = 186;

  private TraceLib() {}

  /** Public because the class that jnr-ffi makes of it lives in another class loader. */
  public interface Functions {
    long ptrace(long request, long tid, long address, long data);

    int wait4(int pid, long status, int options, long usage);

    long process_vm_readv(
        int pid, long local, long locals, long remote, long remotes, long flags, long unread);

    long syscall(long number, long first, long second, long third);

    int kill(int pid, int signal);

    int sigaction(int signal, long action, long old);

    int timer_create(int clock, long event, long timer);

    int timer_settime(long timer, int flags, long value, long old);

    int timer_delete(long timer);

    int posix_spawn(
        long pid,
        long path,
        long actions,
        long attributes,
        long words,
        long environment,
        long unread);

    int posix_spawnattr_init(long attributes);

    int posix_spawnattr_setflags(long attributes, short flags);

    int posix_spawnattr_setsigmask(long attributes, long mask);

    int getsockopt(int fd, int level, int option, long value, long length);

    int getsockname(int fd, long address, long length);

    int getpeername(int fd, long address, long length);

    int stat(long path, long result);

    int fstat(int fd, long result);

    int close(int fd);

    int fcntl(int fd, int command, int argument);

    long dlsym(long handle, String name);
  }

  /** Loads the bindings. */
  static Functions load() {
    if (Runtime.version().feature() > 23) {
      // else the library's use of Unsafe prints a warning there; our memory is ByteBuffers
      System.setProperty("jffi.unsafe.disabled", "true");
    }
    return LibraryLoader.create(Functions.class).load("c");
  }
}
