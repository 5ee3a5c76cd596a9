package io.jtrace.field;

import io.jtrace.event.FdKind;
import io.jtrace.state.Addresses;
import io.jtrace.state.FdInfo;

/** Short text of descriptors: kind, transport, name. */
final class FdText {
  private FdText() {}

  /** Letters of kind and transport, as in {@code 4t}. */
  static String typeChars(FdInfo info) {
    String kind = String.valueOf(typeChar(info.kind()));
    return knowsTransport(info) ? kind + l4Char(info.l4proto()) : kind;
  }

  /** The transport of a connection is not shown until it is known which end this is; raw
   * sockets show theirs at once. */
  private static boolean knowsTransport(FdInfo info) {
    return switch (info.kind()) {
      case IPV4_SERVSOCK, IPV6_SERVSOCK -> true;
      case IPV4_SOCK, IPV6_SOCK ->
          info.role() != FdInfo.Role.NONE || info.l4proto() == FdInfo.L4_RAW;
      default -> false;
    };
  }

  /** Letter of {@code fd.typechar} for a descriptor. */
  static String letterOf(FdKind kind) {
    return String.valueOf(typeChar(kind));
  }

  /** Letter of {@code fd.typechar} for a call whose descriptor is not known. */
  static String letterOf(String call) {
    return switch (call) {
      case "open", "openat", "openat2", "creat" -> "f";
      case "socket", "accept" -> "4";
      case "pipe" -> "p";
      case "eventfd" -> "e";
      case "signalfd" -> "s";
      case "timerfd_create" -> "t";
      case "inotify_init" -> "i";
      default -> "o";
    };
  }

  private static char typeChar(FdKind kind) {
    return kind.id() > FdKind.FILE_V2.id() ? '?' : kind.typeChar();
  }

  private static String l4Char(int l4proto) {
    return switch (l4proto) {
      case FdInfo.L4_TCP -> "t";
      case FdInfo.L4_UDP -> "u";
      case FdInfo.L4_ICMP -> "i";
      case FdInfo.L4_RAW -> "r";
      default -> "";
    };
  }

  /** Word of {@code fd.l4proto}. */
  static String l4Name(FdInfo info) {
    if (!knowsTransport(info)) {
      return "<NA>";
    }
    return switch (info.l4proto()) {
      case FdInfo.L4_TCP -> "tcp";
      case FdInfo.L4_UDP -> "udp";
      case FdInfo.L4_ICMP -> "icmp";
      case FdInfo.L4_RAW -> "raw";
      default -> "<NA>";
    };
  }

  /** What {@code fd.name} shows, with ports by name where they have one and that was asked for. */
  static String name(FdInfo info, Ports ports) {
    if (ports.areNumbers() || !info.kind().isIpSocket() || info.name().isEmpty()) {
      return info.name();
    }
    String source = end(info.sourceAddress(), info.sourcePort(), info.l4proto(), ports);
    String destination =
        end(info.destinationAddress(), info.destinationPort(), info.l4proto(), ports);
    return destination.isEmpty() ? source : source + "->" + destination;
  }

  private static String end(byte[] address, int port, int l4proto, Ports ports) {
    return address.length == 0
        ? ""
        : Addresses.text(address, 0, address.length) + ":" + ports.text(port, l4proto);
  }

  static void append(LatinText out, FdInfo info, Ports ports) {
    out.append('<').append(typeChar(info.kind()));
    if (knowsTransport(info)) {
      out.append(l4Char(info.l4proto()));
    }
    out.append('>');
    int start = out.length();
    out.append(name(info, ports)).dropControls(start, false);
  }
}
