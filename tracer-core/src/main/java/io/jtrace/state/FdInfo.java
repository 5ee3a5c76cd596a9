package io.jtrace.state;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import java.util.Arrays;

/** What is known of one open descriptor. Changed by the state engine only. */
public final class FdInfo {
  /** L4 protocol: not known yet. */
  public static final int L4_UNKNOWN = 0;

  /** L4 protocol: none. */
  public static final int L4_NONE = 1;

  /** L4 protocol TCP. */
  public static final int L4_TCP = 2;

  /** L4 protocol UDP. */
  public static final int L4_UDP = 3;

  /** L4 protocol ICMP. */
  public static final int L4_ICMP = 4;

  /** L4 protocol: raw IP. */
  public static final int L4_RAW = 5;

  /** Which end of a connection this is. */
  public enum Role {
    /** Not known. */
    NONE,
    /** The end that connected. */
    CLIENT,
    /** The end that listened. */
    SERVER
  }

  private static final byte[] NO_ADDRESS = {};
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
  boolean nameChanged;
  boolean closing;
  boolean closeCancelled;
  long unixSource;
  long unixDestination;

  FdInfo() {}

  FdInfo(FdInfo other) {
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
  }

  /** A descriptor of a kind with a name. */
  static FdInfo named(FdKind kind, String name) {
    FdInfo info = new FdInfo();
    info.kind = kind;
    info.name = name;
    return info;
  }

  /** A descriptor from the start of the capture. */
  static FdInfo of(FdEntry entry) {
    FdInfo info = named(entry.kind(), entry.name());
    info.openFlags = entry.openFlags();
    info.device = entry.device();
    info.inode = entry.inode();
    info.source = entry.source();
    info.destination = entry.destination();
    info.sourcePort = entry.sourcePort();
    info.destinationPort = entry.destinationPort();
    info.l4proto = entry.l4proto();
    info.unixSource = entry.unixSource();
    info.unixDestination = entry.unixDestination();
    info.unmap();
    return info;
  }

  /** An IPv4 address inside an IPv6 socket is shown as what it is. */
  private void unmap() {
    if (kind == FdKind.IPV6_SOCK && Addresses.isMapped(source) && Addresses.isMapped(destination)) {
      kind = FdKind.IPV4_SOCK;
      source = Arrays.copyOfRange(source, 12, 16);
      destination = Arrays.copyOfRange(destination, 12, 16);
    } else if (kind == FdKind.IPV6_SERVSOCK && Addresses.isMapped(source)) {
      kind = FdKind.IPV4_SERVSOCK;
      source = Arrays.copyOfRange(source, 12, 16);
    }
  }

  /** Exchanges the two ends. */
  void swapEnds() {
    byte[] address = source;
    source = destination;
    destination = address;
    int port = sourcePort;
    sourcePort = destinationPort;
    destinationPort = port;
  }

  /** Builds the name of an IP socket from its ends. */
  void renameFromEnds() {
    name =
        isServerSocket()
            ? Addresses.endpoint(source, sourcePort, l4proto)
            : Addresses.tuple(source, sourcePort, destination, destinationPort, l4proto);
  }

  boolean isServerSocket() {
    return kind == FdKind.IPV4_SERVSOCK || kind == FdKind.IPV6_SERVSOCK;
  }

  boolean isIpConnection() {
    return kind == FdKind.IPV4_SOCK || kind == FdKind.IPV6_SOCK;
  }

  /**
   * What it is.
   *
   * @return never null
   */
  public FdKind kind() {
    return kind;
  }

  /**
   * Its path, or its ends; empty if neither is known.
   *
   * @return {@code fd.name}
   */
  public String name() {
    return name;
  }

  /**
   * How it was opened.
   *
   * @return flags in the capture file's numbering
   */
  public int openFlags() {
    return openFlags;
  }

  /**
   * The device it lies on.
   *
   * @return 0 if unknown
   */
  public int device() {
    return device;
  }

  /**
   * Its inode.
   *
   * @return 0 if unknown
   */
  public long inode() {
    return inode;
  }

  /**
   * Client's address of a connection, or the address a server socket is bound to.
   *
   * @return 4 or 16 bytes, empty if unknown; shared
   */
  public byte[] sourceAddress() {
    return source;
  }

  /**
   * Server's address of a connection.
   *
   * @return 4 or 16 bytes, empty if unknown; shared
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
   * @return one of the L4 constants
   */
  public int l4proto() {
    return l4proto;
  }

  /**
   * Which end of the connection this process is.
   *
   * @return never null
   */
  public Role role() {
    return role;
  }

  /**
   * Whether the connection stands.
   *
   * @return true after a successful connect, accept or transfer
   */
  public boolean isConnected() {
    return connected;
  }

  /**
   * Whether the current event changed its name.
   *
   * @return true on that event only
   */
  public boolean isNameChanged() {
    return nameChanged;
  }
}
