package io.jtrace.sys;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** Waits until a descriptor turns readable, edge-triggered. Owns its epoll descriptor. */
public final class EdgePoller implements AutoCloseable {
  private static final int EPOLLIN = 1;
  private static final int EPOLLET = 1 << 31;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CLOEXEC = 0x80000;

  /** struct epoll_event is packed on x86: u32 events, u64 data. */
  private static final int EVENT_BYTES = 12;

  private final LibC c = LibC.load();
  private final int fd;
  private final Memory event = new Memory(EVENT_BYTES);

  /**
   * Watches a descriptor.
   *
   * @param watched not owned
   * @throws SyscallException if the kernel refuses
   */
  public EdgePoller(int watched) throws SyscallException {
    fd = c.epoll_create1(EPOLL_CLOEXEC);
    if (fd < 0) {
      throw new SyscallException("epoll_create1", Native.getLastError());
    }
    event.clear();
    event.setInt(0, EPOLLIN | EPOLLET);
    if (c.epoll_ctl(fd, EPOLL_CTL_ADD, watched, event) < 0) {
      int errno = Native.getLastError();
      c.close(fd);
      throw new SyscallException("epoll_ctl", errno);
    }
  }

  /**
   * Waits for the next edge.
   *
   * @param timeoutMillis longest wait
   * @return true if there was one
   * @throws SyscallException for anything but an interruption
   */
  public boolean await(int timeoutMillis) throws SyscallException {
    int ready = c.epoll_wait(fd, event, 1, timeoutMillis);
    if (ready < 0 && Native.getLastError() != ErrorName.EINTR) {
      throw new SyscallException("epoll_wait", Native.getLastError());
    }
    return ready > 0;
  }

  @Override
  public void close() {
    c.close(fd);
  }
}
