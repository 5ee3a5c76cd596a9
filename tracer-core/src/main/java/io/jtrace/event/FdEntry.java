package io.jtrace.event;

/**
 * One open file descriptor at the start of a capture.
 *
 * @param fd descriptor number
 * @param inode inode number, 0 if unknown
 * @param kind what it is
 * @param name path of a file, text of a socket's path, empty for IP sockets
 * @param openFlags open flags in the capture file's own numbering, 0 if unknown
 * @param device device number, 0 if unknown
 * @param source for IP sockets the local address (4 or 16 bytes), else empty
 * @param destination for connected IP sockets the remote address, else empty
 * @param sourcePort local port
 * @param destinationPort remote port
 * @param l4proto 0 unknown, 1 none, 2 tcp, 3 udp, 4 icmp, 5 raw
 * @param unixSource for unix sockets the kernel's address or inode of this end
 * @param unixDestination for unix sockets the kernel's address or inode of the other end
 */
public record FdEntry(
    long fd,
    long inode,
    FdKind kind,
    String name,
    int openFlags,
    int device,
    byte[] source,
    byte[] destination,
    int sourcePort,
    int destinationPort,
    int l4proto,
    long unixSource,
    long unixDestination) {
  private static final byte[] NO_ADDRESS = {};

  /**
   * A descriptor that has nothing but a name.
   *
   * @param fd descriptor number
   * @param inode inode number
   * @param kind any kind but sockets
   * @param name path or other name
   * @param openFlags open flags in the capture file's numbering
   * @param device device number
   * @return the entry
   */
  public static FdEntry named(
      long fd, long inode, FdKind kind, String name, int openFlags, int device) {
    return new FdEntry(
        fd, inode, kind, name, openFlags, device, NO_ADDRESS, NO_ADDRESS, 0, 0, 0, 0, 0);
  }

  /**
   * An IP socket.
   *
   * @param fd descriptor number
   * @param inode socket inode
   * @param kind one of the four IP kinds
   * @param source local address
   * @param sourcePort local port
   * @param destination remote address, empty for bound sockets
   * @param destinationPort remote port
   * @param l4proto transport as in the record's description
   * @return the entry
   */
  public static FdEntry ip(
      long fd,
      long inode,
      FdKind kind,
      byte[] source,
      int sourcePort,
      byte[] destination,
      int destinationPort,
      int l4proto) {
    return new FdEntry(
        fd, inode, kind, "", 0, 0, source, destination, sourcePort, destinationPort, l4proto, 0, 0);
  }

  /**
   * A unix socket.
   *
   * @param fd descriptor number
   * @param inode socket inode
   * @param source this end
   * @param destination the other end
   * @param path path it is bound to, or empty
   * @return the entry
   */
  public static FdEntry unix(long fd, long inode, long source, long destination, String path) {
    return new FdEntry(
        fd,
        inode,
        FdKind.UNIX_SOCK,
        path,
        0,
        0,
        NO_ADDRESS,
        NO_ADDRESS,
        0,
        0,
        0,
        source,
        destination);
  }
}
