package io.jtrace.field;

import static io.jtrace.event.ParamType.IPADDR;
import static io.jtrace.event.ParamType.IPNET;
import static io.jtrace.event.ParamType.PORT;

import io.jtrace.event.Event;
import io.jtrace.event.FdKind;
import io.jtrace.event.ParamType;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import java.util.Arrays;

/** The two ends of the connection a call works on: client and server, local and remote. */
final class FdAddressFields {
  /** An end of a connection. */
  private record End(byte[] address, int port) {}

  /** Finds an end; null when it is not known. */
  private interface Finder {
    End find(FdInfo info);
  }

  private static final byte[] UNSPECIFIED4 = new byte[4];
  private static final byte[] UNSPECIFIED6 = new byte[16];

  /** The client of a connection without addresses has port 0 and no service, as in sysdig 0.29.3. */
  private static final End NOWHERE = new End(new byte[0], 0);

  private final FieldTable table;
  private final StateEngine state;
  private final EventContext context;
  private final Ports ports;

  private FdAddressFields(FieldTable table, StateEngine state, Ports ports) {
    this.ports = ports;
    this.table = table;
    this.state = state;
    this.context = state.context();
  }

  static void enter(FieldTable table, StateEngine state, Ports ports) {
    FdAddressFields fields = new FdAddressFields(table, state, ports);
    fields.end("c", FdAddressFields::client);
    fields.end("s", FdAddressFields::server);
    fields.end("l", info -> fields.near(info, true));
    fields.end("r", info -> fields.near(info, false));
    fields.either();
    table.add("fd.is_server", FdFields.of(fields.context, (fd, v) -> v.truth(fields.isServer(fd))));
  }

  private static boolean ip(FdInfo info) {
    return info.kind().isIpSocket();
  }

  private static boolean isBound(FdInfo info) {
    return switch (info.kind()) {
      case IPV4_SERVSOCK, IPV6_SERVSOCK -> true;
      default -> false;
    };
  }

  private static End client(FdInfo info) {
    if (info.role() == FdInfo.Role.NONE) {
      return null;
    }
    boolean known = ip(info) && !isBound(info);
    return known ? new End(info.sourceAddress(), info.sourcePort()) : NOWHERE;
  }

  private static End server(FdInfo info) {
    if (!ip(info)) {
      return null;
    }
    if (isBound(info)) {
      return new End(info.sourceAddress(), info.sourcePort());
    }
    return info.role() == FdInfo.Role.NONE
        ? null
        : new End(info.destinationAddress(), info.destinationPort());
  }

  private boolean isServer(FdInfo info) {
    return isBound(info) || isUnspecified6(info) || isLocal(info.destinationAddress());
  }

  private boolean isLocal(byte[] address) {
    return state.machine().isLocal(address, context.thread());
  }

  /** Before its ends are known an IPv6 socket counts as a server, as in sysdig 0.29.3. */
  private static boolean isUnspecified6(FdInfo info) {
    return info.kind() == FdKind.IPV6_SOCK
        && (info.destinationAddress().length == 0
            || Arrays.equals(info.destinationAddress(), UNSPECIFIED6));
  }

  /** The local end is the source if that is an address of this machine, else the destination. */
  private End near(FdInfo info, boolean local) {
    boolean known = ip(info) && !isBound(info) && info.role() != FdInfo.Role.NONE;
    if (!known || info.sourceAddress().length == 0) {
      return null;
    }
    boolean source = isLocal(info.sourceAddress()) == local;
    return source
        ? new End(info.sourceAddress(), info.sourcePort())
        : new End(info.destinationAddress(), info.destinationPort());
  }

  private void end(String letter, Finder finder) {
    table.add("fd." + letter + "ip", address(finder));
    table.add("fd." + letter + "port", port(finder));
    table.add("fd." + letter + "net", address(finder));
    table.add(
        "fd." + letter + "proto",
        FdFields.of(
            context,
            (fd, v) -> {
              End end = finder.find(fd);
              return end != null
                  && v.text(
                      end == NOWHERE || isBound(fd) ? "" : ports.text(end.port(), fd.l4proto()));
            }));
  }

  private Extractor address(Finder finder) {
    return FdFields.of(
        context,
        (fd, v) -> {
          End end = finder.find(fd);
          return end != null
              && end.address().length > 0
              && fd.role() != FdInfo.Role.NONE
              && v.bytes(end.address(), 0, end.address().length);
        });
  }

  /** An end that is not known yet is the address that nothing has. */
  private static byte[] unspecified(FdInfo info) {
    boolean v4 = info.kind() == FdKind.IPV4_SOCK || info.kind() == FdKind.IPV4_SERVSOCK;
    return v4 ? UNSPECIFIED4 : UNSPECIFIED6;
  }

  private Extractor port(Finder finder) {
    return FdFields.of(
        context,
        (fd, v) -> {
          End end = finder.find(fd);
          return end != null && v.number(end.port());
        });
  }

  private void either() {
    both("fd.ip", IPADDR);
    both("fd.net", IPNET);
    both("fd.port", PORT);
    both("fd.proto", PORT);
  }

  private void both(String name, ParamType type) {
    boolean address = type != PORT;
    table.add(
        name,
        new Extractor.Indexed() {
          @Override
          public boolean extract(Event event, int index, FieldValue out) {
            FdInfo info = context.fdOrLast();
            if (info == null || !FdFields.applies(event) || !ip(info)) {
              return false;
            }
            int ends = isBound(info) ? 1 : 2;
            boolean source = index == 0;
            byte[] bytes = source ? info.sourceAddress() : info.destinationAddress();
            if (index >= ends) {
              return false;
            }
            if (address && bytes.length == 0) {
              bytes = unspecified(info);
            }
            return address
                ? out.bytes(bytes, 0, bytes.length)
                : out.number(source ? info.sourcePort() : info.destinationPort());
          }
        });
  }
}
