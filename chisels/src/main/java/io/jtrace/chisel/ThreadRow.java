package io.jtrace.chisel;

import io.jtrace.event.FdKind;
import io.jtrace.event.ProcessEntry;
import java.util.List;

/**
 * One thread of the state, as {@code sysdig.get_thread_table} shows it.
 *
 * @param entry ids, names, arguments and sizes; its own fds are not read
 * @param user name of its user, {@code <NA>} if unknown
 * @param childCount children it has
 * @param cloneNanos when it was created, ns since the epoch, 0 if unknown
 * @param fds its descriptors, with a filter only those that pass
 */
public record ThreadRow(
    ProcessEntry entry, String user, long childCount, long cloneNanos, List<Fd> fds) {

  /**
   * One descriptor.
   *
   * @param fd its number
   * @param kind what it is
   * @param name path, or both ends of a connection
   * @param socket its ends, null unless it is an IP socket
   */
  public record Fd(long fd, FdKind kind, String name, Socket socket) {}

  /**
   * Both ends of an IP socket.
   *
   * @param server whether this thread is the server
   * @param l4proto {@code tcp}, {@code udp}, {@code icmp}, {@code raw} or {@code <NA>}
   * @param clientAddress 4 or 16 bytes; empty for a listening socket
   * @param clientPort its port
   * @param serverAddress 4 or 16 bytes
   * @param serverPort its port
   */
  public record Socket(
      boolean server,
      String l4proto,
      byte[] clientAddress,
      int clientPort,
      byte[] serverAddress,
      int serverPort) {}
}
