package io.jtrace.procfs;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sockets of one network namespace by inode, from {@code /proc/PID/net}. */
final class SocketTable {
  private static final int TCP = 2;
  private static final int UDP = 3;
  private static final int RAW = 5;
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private final Map<Long, FdEntry> byInode = new HashMap<>();

  static SocketTable read(Path net) {
    SocketTable table = new SocketTable();
    table.ip(ProcFile.text(net.resolve("tcp")), TCP);
    table.ip(ProcFile.text(net.resolve("tcp6")), TCP);
    table.ip(ProcFile.text(net.resolve("udp")), UDP);
    table.ip(ProcFile.text(net.resolve("udp6")), UDP);
    table.ip(ProcFile.text(net.resolve("raw")), RAW);
    table.ip(ProcFile.text(net.resolve("raw6")), RAW);
    table.unix(ProcFile.text(net.resolve("unix")));
    table.netlink(ProcFile.text(net.resolve("netlink")));
    return table;
  }

  /** The socket under a descriptor number; empty for families procfs does not list. */
  Optional<FdEntry> find(int fd, long inode) {
    FdEntry found = byInode.get(inode);
    if (found == null) {
      return Optional.of(
          FdEntry.named(fd, inode, FdKind.UNSUPPORTED, "socket:[" + inode + "]", 0, 0));
    }
    return Optional.of(
        new FdEntry(
            fd,
            inode,
            found.kind(),
            found.name(),
            0,
            0,
            found.source(),
            found.destination(),
            found.sourcePort(),
            found.destinationPort(),
            found.l4proto(),
            found.unixSource(),
            found.unixDestination()));
  }

  private static String[] lines(String text) {
    String[] lines = text.split("\n");
    return text.isEmpty() ? new String[0] : java.util.Arrays.copyOfRange(lines, 1, lines.length);
  }

  private void ip(String text, int transport) {
    for (String line : lines(text)) {
      String[] cells = line.trim().split("\\s+");
      if (cells.length > INODE) {
        long inode = Long.parseLong(cells[INODE]);
        byInode.put(inode, ipEntry(inode, cells[LOCAL], cells[REMOTE], transport));
      }
    }
  }

  /**
   * A socket without a remote end is a bound one, but for raw sockets: sysdig 0.29.3 garbles the
   * name of a bound one as soon as it sends (measured). A raw socket's port is its protocol number.
   */
  private static FdEntry ipEntry(long inode, String local, String remote, int transport) {
    byte[] source = address(local);
    byte[] destination = address(remote);
    boolean bound = transport != RAW && isZero(destination) && port(remote) == 0;
    boolean v4 = source.length == 4;
    FdKind kind =
        bound
            ? v4 ? FdKind.IPV4_SERVSOCK : FdKind.IPV6_SERVSOCK
            : v4 ? FdKind.IPV4_SOCK : FdKind.IPV6_SOCK;
    byte[] other = bound ? new byte[0] : destination;
    return FdEntry.ip(0, inode, kind, source, port(local), other, port(remote), transport);
  }

  private static int port(String end) {
    return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
  }

  /** procfs prints each 32-bit word of an address as a little-endian number. */
  static byte[] address(String end) {
    String hex = end.substring(0, end.indexOf(':'));
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int at = (i & ~3) + 3 - (i & 3);
      bytes[i] = (byte) Integer.parseInt(hex.substring(2 * at, 2 * at + 2), 16);
    }
    return bytes;
  }

  private static boolean isZero(byte[] address) {
    int all = 0;
    for (byte part : address) {
      all |= part;
    }
    return all == 0;
  }

  private void unix(String text) {
    for (String line : lines(text)) {
      String[] cells = line.split("\\s+", 8);
      if (cells.length > 6) {
        long kernelAddress = Long.parseUnsignedLong(cells[0].replace(":", ""), 16);
        long inode = Long.parseLong(cells[6]);
        String path = cells.length > 7 ? cells[7].trim() : "";
        long source = kernelAddress == 0 ? inode : kernelAddress;
        byInode.put(inode, FdEntry.unix(0, inode, source, 0, path));
      }
    }
  }

  private void netlink(String text) {
    for (String line : lines(text)) {
      String[] cells = line.trim().split("\\s+");
      if (cells.length > INODE) {
        long inode = Long.parseLong(cells[INODE]);
        byInode.put(inode, FdEntry.named(0, inode, FdKind.NETLINK, "", 0, 0));
      }
    }
  }
}
