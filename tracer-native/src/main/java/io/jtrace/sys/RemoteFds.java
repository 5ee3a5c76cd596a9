package io.jtrace.sys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at descriptors of other processes. One thread.
 *
 * <pre>
 *   struct stat (x86-64): dev u64 0 | ino u64 8 | nlink u64 16 | mode u32 24 | uid 28 | gid 32
 *   struct tcp_info: state u8 0 | ... | unacked u32 24 | sacked u32 28
 * </pre>
 */
public final class RemoteFds implements AutoCloseable {
  /** Bytes of a struct stat. */
  public static final int STAT_BYTES = 144;

  /** Bytes of a struct sockaddr of any family. */
  public static final int ADDRESS_BYTES = 128;

  private static final int SOL_SOCKET = 1;
  private static final int SOL_TCP = 6;
  private static final int TCP_INFO = 11;
  private static final int TCP_INFO_BYTES = 104;

  private final TraceLib.Functions c = TraceLib.load();
  private final Map<Integer, Integer> handles = new HashMap<>();
  private final NativeBuffer path = new NativeBuffer(64);
  private final NativeBuffer result = new NativeBuffer(256);
  private final NativeBuffer length = new NativeBuffer(8);

  /** Loads the bindings. */
  public RemoteFds() {}

  /**
   * Asks for the file behind a descriptor.
   *
   * @param tid thread that has it
   * @param fd its number there
   * @return the struct stat drawn above, valid until the next call; null if it cannot be seen
   */
  public ByteBuffer stat(int tid, int fd) {
    path.put(0, ("/proc/" + tid + "/fd/" + fd).getBytes(StandardCharsets.US_ASCII));
    return c.stat(path.address(), result.address()) == 0 ? result.bytes() : null;
  }

  /**
   * Takes a copy of a descriptor.
   *
   * @param pid process that has it
   * @param fd its number there
   * @return our number of it, to be given back with {@link #release}; negative if it cannot be had
   */
  public int borrow(int pid, int fd) {
    Integer handle = handles.get(pid);
    if (handle == null) {
      handle = (int) c.syscall(TraceLib.SYS_PIDFD_OPEN, pid, 0, 0);
      handles.put(pid, handle);
    }
    return handle < 0 ? -1 : (int) c.syscall(TraceLib.SYS_PIDFD_GETFD, handle, fd, 0);
  }

  /**
   * Closes a copy.
   *
   * @param fd what {@link #borrow} gave
   */
  public void release(int fd) {
    c.close(fd);
  }

  /**
   * Asks for the file behind a copy.
   *
   * @param fd what {@link #borrow} gave
   * @return the struct stat drawn above, valid until the next call; null if it cannot be seen
   */
  public ByteBuffer stat(int fd) {
    return c.fstat(fd, result.address()) == 0 ? result.bytes() : null;
  }

  /**
   * An option of the socket level that is a number.
   *
   * @param fd our copy
   * @param option SO_*
   * @return its value, -1 if it is no socket
   */
  public int option(int fd, int option) {
    length.bytes().putInt(0, 4);
    int got = c.getsockopt(fd, SOL_SOCKET, option, result.address(), length.address());
    return got < 0 ? -1 : result.bytes().getInt(0);
  }

  /**
   * State and queue of a TCP socket.
   *
   * @param fd our copy
   * @return the struct tcp_info drawn above, valid until the next call; null for other sockets
   */
  public ByteBuffer tcpInfo(int fd) {
    length.bytes().putInt(0, TCP_INFO_BYTES);
    int got = c.getsockopt(fd, SOL_TCP, TCP_INFO, result.address(), length.address());
    return got < 0 ? null : result.bytes();
  }

  /**
   * One end of a socket.
   *
   * @param fd our copy
   * @param remote the other end instead of its own
   * @return the sockaddr, zero behind its length, valid until the next call; null if there is none
   */
  public ByteBuffer end(int fd, boolean remote) {
    result.clear(0, ADDRESS_BYTES);
    length.bytes().putInt(0, ADDRESS_BYTES);
    int got =
        remote
            ? c.getpeername(fd, result.address(), length.address())
            : c.getsockname(fd, result.address(), length.address());
    return got < 0 ? null : result.bytes();
  }

  /**
   * Gives up what is kept of a process.
   *
   * @param pid one that has ended
   */
  public void forget(int pid) {
    Integer handle = handles.remove(pid);
    if (handle != null && handle >= 0) {
      c.close(handle);
    }
  }

  @Override
  public void close() {
    handles.values().stream().filter(handle -> handle >= 0).forEach(c::close);
    handles.clear();
  }
}
