package io.jtrace.state;

import io.jtrace.event.FdKind;

/**
 * One open file descriptor. Lives in an {@link FdTable}; changed only by the state engine on the
 * consumer thread, so who keeps one reads it there too.
 */
public final class FdInfo {
  /** Transport unknown. */
  public static final int L4_UNKNOWN = 0;

  /** No transport. */
  public static final int L4_NONE = 1;

  /** TCP. */
  public static final int L4_TCP = 2;

  /** UDP. */
  public static final int L4_UDP = 3;

  /** ICMP. */
  public static final int L4_ICMP = 4;

  /** Raw IP. */
  public static final int L4_RAW = 5;

  /** Which end of a connection this is. */
  public enum Role {
    /** Not known yet, or not a socket. */
    NONE,
    /** It connected, or was seen to write first. */
    CLIENT,
    /** It was bound or accepted, or was seen to read first. */
    SERVER
  }

  static final byte[] NO_ADDRESS = {};

  FdKind kind = FdKind.UNKNOWN;
  String name = "";
  int openFlags;
  int device;
  long inode;
  byte[] source = NO_ADDRESS;
  byte[] destination = NO_ADDRESS;
  int sourcePort;
  int destinationPort;
  int l4proto;
  Role role = Role.NONE;
  boolean connected;
  long unixSource;
  long unixDestination;

  /** Name made of the ends of a unix socket, to recognise it without building it again. */
  String tupleName = "";

  TracerUse tracers = TracerUse.NONE;
  boolean closing;
  boolean closeCancelled;

  /** Name when the current event began; compared by identity. */
  String nameBefore = "";

  FdInfo() {}

  FdInfo(FdKind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /** Takes over everything but the marks of a close under way. */
  void copyFrom(FdInfo other) {
    kind = other.kind;
    name = other.name;
    openFlags = other.openFlags;
    device = other.device;
    inode = other.inode;
    source = other.source;
    destination = other.destination;
    sourcePort = other.sourcePort;
    destinationPort = other.destinationPort;
    l4proto = other.l4proto;
    role = other.role;
    connected = other.connected;
    unixSource = other.unixSource;
    unixDestination = other.unixDestination;
    nameBefore = other.nameBefore;
    tracers = other.tracers;
  }

  boolean isServerOf(int port) {
    return switch (kind) {
      case IPV4_SOCK, IPV6_SOCK -> destinationPort == port;
      case IPV4_SERVSOCK, IPV6_SERVSOCK -> sourcePort == port;
      default -> false;
    };
  }

  boolean isClientOf(int port) {
    return (kind == FdKind.IPV4_SOCK || kind == FdKind.IPV6_SOCK) && sourcePort == port;
  }

  FdInfo copy() {
    FdInfo copy = new FdInfo();
    copy.copyFrom(this);
    return copy;
  }

  /**
   * What it is.
   *
   * @return the kind; bind and connect change it
   */
  public FdKind kind() {
    return kind;
  }

  /**
   * What {@code fd.name} shows.
   *
   * @return path, address text, or empty
   */
  public String name() {
    return name;
  }

  /**
   * Flags it was opened with.
   *
   * @return bits in the capture file's own numbering, 0 if unknown
   */
  public int openFlags() {
    return openFlags;
  }

  /**
   * Device that holds the file.
   *
   * @return device number, 0 if unknown
   */
  public int device() {
    return device;
  }

  /**
   * Inode.
   *
   * @return inode number, 0 if unknown
   */
  public long inode() {
    return inode;
  }

  /**
   * First address of the connection: the client's. For a bound socket the address it is bound to.
   *
   * @return 4 or 16 bytes in network order, not a copy; empty if unknown
   */
  public byte[] sourceAddress() {
    return source;
  }

  /**
   * Second address of the connection: the server's.
   *
   * @return 4 or 16 bytes in network order, not a copy; empty if unknown or only bound
   */
  public byte[] destinationAddress() {
    return destination;
  }

  /**
   * Port of {@link #sourceAddress()}.
   *
   * @return 0 if unknown
   */
  public int sourcePort() {
    return sourcePort;
  }

  /**
   * Port of {@link #destinationAddress()}.
   *
   * @return 0 if unknown
   */
  public int destinationPort() {
    return destinationPort;
  }

  /**
   * Transport protocol.
   *
   * @return 0 unknown, 1 none, 2 tcp, 3 udp, 4 icmp, 5 raw
   */
  public int l4proto() {
    return l4proto;
  }

  /**
   * Which end of the connection this is.
   *
   * @return NONE until bind, connect, accept or traffic tell
   */
  public Role role() {
    return role;
  }

  /**
   * Whether a connect, an accept or traffic has succeeded on it.
   *
   * @return true once it has
   */
  public boolean isConnected() {
    return connected;
  }

  /**
   * Whether the current event changed the name.
   *
   * @return meaningful from the engine's apply to its finish
   */
  public boolean isNameChanged() {
    return !name.equals(nameBefore);
  }

  /**
   * This end of a unix socket.
   *
   * @return kernel address or inode, 0 if unknown
   */
  public long unixSource() {
    return unixSource;
  }

  /**
   * The other end of a unix socket.
   *
   * @return kernel address or inode, 0 if unknown
   */
  public long unixDestination() {
    return unixDestination;
  }
}
