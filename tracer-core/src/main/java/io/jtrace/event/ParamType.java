package io.jtrace.event;

/**
 * Types of event parameters and of fields, by the field's standard names. Source: the parameter
 * types of sysdig 0.29.3 and falcosecurity/libs 0.25.4.
 */
public enum ParamType {
  /** Signed 8 bits. */
  INT8,
  /** Signed 16 bits. */
  INT16,
  /** Signed 32 bits. */
  INT32,
  /** Signed 64 bits. */
  INT64,
  /** Unsigned 8 bits. */
  UINT8,
  /** Unsigned 16 bits. */
  UINT16,
  /** Unsigned 32 bits. */
  UINT32,
  /** Unsigned 64 bits. */
  UINT64,
  /** Text with a final NUL. */
  CHARBUF,
  /** Raw bytes. */
  BYTEBUF,
  /** Signed 64 bits: a result, negative = -errno. */
  ERRNO,
  /** One family byte, then an address. */
  SOCKADDR,
  /** One family byte, then both ends of a connection. */
  SOCKTUPLE,
  /** Signed 64 bits: a file descriptor. */
  FD,
  /** Signed 64 bits: a process or thread id. */
  PID,
  /** u16 count, then (i64 fd, i16 poll flags) each. */
  FDLIST,
  /** A path with a final NUL, relative to the working directory. */
  FSPATH,
  /** u16 code of a system call. */
  SYSCALLID,
  /** u8 signal number. */
  SIGTYPE,
  /** u64 duration, ns. */
  RELTIME,
  /** u64 point in time, ns since the epoch. */
  ABSTIME,
  /** u16 port. */
  PORT,
  /** u8 transport protocol. */
  L4PROTO,
  /** u8 address family. */
  SOCKFAMILY,
  /** u32 truth value. */
  BOOL,
  /** 4 address bytes. */
  IPV4ADDR,
  /** u8 index into a dynamic table, then a value of that type. */
  DYN,
  /** u8 bit set. */
  FLAGS8,
  /** u16 bit set. */
  FLAGS16,
  /** u32 bit set. */
  FLAGS32,
  /** u32 user id. */
  UID,
  /** u32 group id. */
  GID,
  /** IEEE double. */
  DOUBLE,
  /** u32 signal set. */
  SIGSET,
  /** In memory only: list of texts. */
  CHARBUFARRAY,
  /** In memory only: list of pairs of texts. */
  CHARBUF_PAIR_ARRAY,
  /** IPv4 network. */
  IPV4NET,
  /** 16 address bytes. */
  IPV6ADDR,
  /** IPv6 network. */
  IPV6NET,
  /** 4 or 16 address bytes. */
  IPADDR,
  /** IPv4 or IPv6 network. */
  IPNET,
  /** u32 file mode. */
  MODE,
  /** A path with a final NUL, relative to a directory descriptor. */
  FSRELPATH,
  /** u8 enumeration. */
  ENUMFLAGS8,
  /** u16 enumeration. */
  ENUMFLAGS16,
  /** u32 enumeration. */
  ENUMFLAGS32,
  /** Signed 32 bits: a file descriptor. */
  FD32,
  /** Signed 32 bits: a process or thread id. */
  PID32;

  /**
   * Whether every value has the same number of bytes, 1 to 8: an empty one is unknown.
   *
   * @return false for texts, bytes, lists, addresses and values that carry their own type
   */
  public boolean isNumber() {
    return switch (this) {
      case CHARBUF,
          BYTEBUF,
          SOCKADDR,
          SOCKTUPLE,
          FDLIST,
          FSPATH,
          FSRELPATH,
          DYN,
          CHARBUFARRAY,
          CHARBUF_PAIR_ARRAY,
          IPV4ADDR,
          IPV4NET,
          IPV6ADDR,
          IPV6NET,
          IPADDR,
          IPNET ->
          false;
      default -> true;
    };
  }
}
