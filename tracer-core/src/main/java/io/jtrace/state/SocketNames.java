package io.jtrace.state;

import io.jtrace.event.FdKind;

/** Names of IP sockets from what is known of them. */
final class SocketNames {
  private final StringBuilder text = new StringBuilder();

  /** Both ends, with ports where the transport has them. */
  String connection(FdInfo fd) {
    if (fd.l4proto < FdInfo.L4_TCP) {
      return "<unknown>";
    }
    return tuple(fd, fd.l4proto == FdInfo.L4_TCP || fd.l4proto == FdInfo.L4_UDP);
  }

  /** Both ends with ports, whatever the transport: as snapshots name sockets. */
  String listed(FdInfo fd) {
    if (fd.kind == FdKind.IPV4_SERVSOCK || fd.kind == FdKind.IPV6_SERVSOCK) {
      text.setLength(0);
      end(fd.kind == FdKind.IPV4_SERVSOCK ? 4 : 16, fd.source, fd.sourcePort, true);
      return text.toString();
    }
    return tuple(fd, true);
  }

  private String tuple(FdInfo fd, boolean ports) {
    int width = fd.kind == FdKind.IPV4_SOCK ? 4 : 16;
    text.setLength(0);
    end(width, fd.source, fd.sourcePort, ports);
    text.append("->");
    end(width, fd.destination, fd.destinationPort, ports);
    return text.toString();
  }

  private void end(int width, byte[] address, int port, boolean withPort) {
    if (address.length == width) {
      Addresses.append(text, address, 0, width);
    } else {
      text.append(width == 4 ? "0.0.0.0" : "::");
    }
    if (withPort) {
      text.append(':').append(port);
    }
  }
}
