package io.jtrace.sys;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The libc functions that are used; declared as the C headers declare them. */
interface LibC extends Library {
  int PROT_READ = 1;
  int PROT_WRITE = 2;
  int MAP_SHARED = 1;
  int CLOCK_REALTIME = 0;
  int CLOCK_BOOTTIME = 7;

  /** Loads the bindings. */
  static LibC load() {
    return Native.load("c", LibC.class);
  }

  Pointer mmap(Pointer address, long length, int protection, int flags, int fd, long offset);

  int munmap(Pointer address, long length);

  int epoll_create1(int flags);

  int epoll_ctl(int epollFd, int operation, int fd, Pointer event);

  int epoll_wait(int epollFd, Pointer events, int count, int timeoutMillis);

  int close(int fd);

  long syscall(long number, int command, Pointer attributes, int size);

  int clock_gettime(int clock, Memory timespec);

  int vsnprintf(Pointer buffer, long size, String format, Pointer arguments);
}
