package io.jtrace.event;

/**
 * Kinds of file descriptors. Source: the descriptor types of capture files; {@link #id()} is the
 * number there.
 */
public enum FdKind {
  /** A kind nothing is known of. */
  UNKNOWN(0, "<NA>", 'o'),
  /** A regular file, without open flags. */
  FILE(1, "file", 'f'),
  /** A directory. */
  DIRECTORY(2, "directory", 'd'),
  /** A connected or unbound IPv4 socket. */
  IPV4_SOCK(3, "ipv4", '4'),
  /** A connected or unbound IPv6 socket. */
  IPV6_SOCK(4, "ipv6", '6'),
  /** A bound IPv4 socket. */
  IPV4_SERVSOCK(5, "ipv4", '4'),
  /** A bound IPv6 socket. */
  IPV6_SERVSOCK(6, "ipv6", '6'),
  /** A pipe. */
  FIFO(7, "pipe", 'p'),
  /** A unix socket. */
  UNIX_SOCK(8, "unix", 'u'),
  /** An eventfd. */
  EVENT(9, "event", 'e'),
  /** A kind the format has no name for. */
  UNSUPPORTED(10, "<NA>", 'X'),
  /** A signalfd. */
  SIGNALFD(11, "signalfd", 's'),
  /** An epoll instance. */
  EVENTPOLL(12, "eventpoll", 'l'),
  /** An inotify instance. */
  INOTIFY(13, "inotify", 'i'),
  /** A timerfd. */
  TIMERFD(14, "timerfd", 't'),
  /** A netlink socket. */
  NETLINK(15, "netlink", 'n'),
  /** A regular file with open flags. */
  FILE_V2(16, "file", 'f'),
  /** A BPF object. */
  BPF(17, "bpf", 'b'),
  /** A userfaultfd. */
  USERFAULTFD(18, "userfaultfd", 'u'),
  /** An io_uring instance. */
  IOURING(19, "io_uring", 'r'),
  /** A memfd. */
  MEMFD(20, "memfd", 'm'),
  /** A pidfd. */
  PIDFD(21, "pidfd", 'P');

  private final int id;
  private final String typeName;
  private final char typeChar;

  FdKind(int id, String typeName, char typeChar) {
    this.id = id;
    this.typeName = typeName;
    this.typeChar = typeChar;
  }

  /**
   * The number in capture files.
   *
   * @return 0 to 21
   */
  public int id() {
    return id;
  }

  /**
   * The word of {@code fd.type}.
   *
   * @return such as {@code ipv4}
   */
  public String typeName() {
    return typeName;
  }

  /**
   * The letter of {@code fd.typechar}.
   *
   * @return such as {@code 4}
   */
  public char typeChar() {
    return typeChar;
  }

  /**
   * Whether it is an IPv4 or IPv6 socket, bound or connected.
   *
   * @return true for the four IP kinds
   */
  public boolean isIpSocket() {
    return this == IPV4_SOCK || this == IPV6_SOCK || this == IPV4_SERVSOCK || this == IPV6_SERVSOCK;
  }

  /**
   * The kind behind a number of a capture file.
   *
   * @param id number as stored
   * @return the kind; {@link #UNSUPPORTED} for a number nobody knows
   */
  public static FdKind of(int id) {
    return id >= 0 && id <= PIDFD.id ? values()[id] : UNSUPPORTED;
  }
}
