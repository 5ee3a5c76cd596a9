package io.jtrace.scap;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The open descriptors of one thread. An entry of the newer block has its length, these four bytes
 * included, in front. Addresses in network order, ports in the file's order.
 *
 * <pre>
 *   tid u64, then entries:  [length u32] | fd i64 | inode u64 | kind u8 | by kind:
 *
 *   3, 4 IPv4, IPv6 socket   local address, remote address, local port u16, remote port u16, l4 u8
 *   5, 6 the same, bound     address, port u16, l4 u8
 *   8 unix socket            this end u64, other end u64, path text
 *   16 file                  open flags u32, path text, [device u32]
 *   others                   name text
 * </pre>
 *
 * <p>Of a kind that nobody knows yet, only the length tells where the entry ends: its rest is left
 * unread.
 */
final class FdListLayout {
  private static final int MAX_NAME = 1023;

  /** Less than this is padding. */
  private static final int LEAST_ENTRY = 4;

  private FdListLayout() {}

  static void read(BlockBody body, boolean hasLengths, Consumer<FdEntry> into)
      throws IOException, DamageException {
    while (body.remaining() >= LEAST_ENTRY) {
      if (hasLengths) {
        body.enterEntry(body.u32() - 4);
      }
      into.accept(readEntry(body, hasLengths));
      if (hasLengths) {
        body.leaveEntry();
      }
    }
  }

  private static FdEntry readEntry(BlockBody body, boolean hasLengths)
      throws IOException, DamageException {
    long fd = body.i64();
    long inode = body.i64();
    int number = body.u8();
    FdKind kind = FdKind.of(number);
    if (hasLengths && kind == FdKind.UNSUPPORTED && number != kind.id()) {
      return FdEntry.named(fd, inode, kind, "unknown-type:[" + number + "]", 0, 0);
    }
    return switch (kind) {
      case IPV4_SOCK, IPV6_SOCK, IPV4_SERVSOCK, IPV6_SERVSOCK -> readIp(body, fd, inode, kind);
      case UNIX_SOCK -> FdEntry.unix(fd, inode, body.i64(), body.i64(), body.text());
      case FILE_V2 -> readFile(body, fd, inode, hasLengths);
      default -> FdEntry.named(fd, inode, kind, body.text(), 0, 0);
    };
  }

  private static FdEntry readIp(BlockBody body, long fd, long inode, FdKind kind)
      throws IOException, DamageException {
    byte[] source = body.bytes(addressBytes(kind));
    if (isBound(kind)) {
      return FdEntry.ip(fd, inode, kind, source, body.u16(), new byte[0], 0, body.u8());
    }
    byte[] destination = body.bytes(addressBytes(kind));
    int sourcePort = body.u16();
    int destinationPort = body.u16();
    return FdEntry.ip(fd, inode, kind, source, sourcePort, destination, destinationPort, body.u8());
  }

  private static FdEntry readFile(BlockBody body, long fd, long inode, boolean hasLengths)
      throws IOException, DamageException {
    int flags = body.i32();
    String path = body.text();
    int device = hasLengths && body.remaining() >= 4 ? body.i32() : 0;
    return FdEntry.named(fd, inode, FdKind.FILE_V2, path, flags, device);
  }

  private static int addressBytes(FdKind kind) {
    return kind == FdKind.IPV4_SOCK || kind == FdKind.IPV4_SERVSOCK ? 4 : 16;
  }

  private static boolean isBound(FdKind kind) {
    return kind == FdKind.IPV4_SERVSOCK || kind == FdKind.IPV6_SERVSOCK;
  }

  static void write(BlockOutput out, long tid, List<FdEntry> fds) {
    out.begin(BlockType.FDS_V2).i64(tid);
    for (FdEntry fd : fds) {
      FdKind kind = writable(fd.kind());
      out.beginEntry().i64(fd.fd()).i64(fd.inode()).u8(kind.id());
      if (kind.isIpSocket()) {
        writeIp(out, fd);
      } else {
        writeNamed(out, fd, kind);
      }
      out.endEntry();
    }
    out.end();
  }

  /** Readers before 2024 refuse a file with a kind above 16, and no reader takes kind 0. */
  private static FdKind writable(FdKind kind) {
    return kind == FdKind.UNKNOWN || kind.id() > FdKind.FILE_V2.id() ? FdKind.UNSUPPORTED : kind;
  }

  private static void writeIp(BlockOutput out, FdEntry fd) {
    int width = addressBytes(fd.kind());
    out.fixed(fd.source(), width);
    if (!isBound(fd.kind())) {
      out.fixed(fd.destination(), width);
    }
    out.u16(fd.sourcePort());
    if (!isBound(fd.kind())) {
      out.u16(fd.destinationPort());
    }
    out.u8(fd.l4proto());
  }

  private static void writeNamed(BlockOutput out, FdEntry fd, FdKind kind) {
    if (kind == FdKind.UNIX_SOCK) {
      out.i64(fd.unixSource()).i64(fd.unixDestination());
    } else if (kind == FdKind.FILE_V2) {
      out.u32(fd.openFlags());
    }
    out.text(fd.name(), MAX_NAME);
    if (kind == FdKind.FILE_V2) {
      out.u32(fd.device());
    }
  }
}
