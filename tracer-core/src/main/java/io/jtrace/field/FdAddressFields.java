package io.jtrace.field;

import static io.jtrace.event.ParamType.BOOL;
import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.IPADDR;
import static io.jtrace.event.ParamType.IPNET;
import static io.jtrace.event.ParamType.PORT;

import io.jtrace.event.Event;
import io.jtrace.event.ParamType;
import io.jtrace.field.Field.Trait;
import io.jtrace.state.EventContext;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import java.util.Set;

/** The two ends of the connection a call works on: client and server, local and remote. */
final class FdAddressFields {
  /** An end of a connection. */
  private record End(byte[] address, int port) {}

  /** Finds an end; null when it is not known. */
  private interface Finder {
    End find(FdInfo info);
  }

  private final FieldTable table;
  private final StateEngine state;
  private final EventContext context;

  private FdAddressFields(FieldTable table, StateEngine state) {
    this.table = table;
    this.state = state;
    this.context = state.context();
  }

  static void enter(FieldTable table, StateEngine state) {
    FdAddressFields fields = new FdAddressFields(table, state);
    table.section("fd");
    fields.end("c", "client", FdAddressFields::client);
    fields.end("s", "server", FdAddressFields::server);
    fields.end("l", "local", info -> fields.near(info, true));
    fields.end("r", "remote", info -> fields.near(info, false));
    fields.either();
    table.add(
        "fd.is_server",
        BOOL,
        "whether the process is the server of the connection",
        FdFields.of(fields.context, (fd, v) -> v.truth(fields.isServer(fd))));
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
    boolean known = ip(info) && !isBound(info) && info.role() != FdInfo.Role.NONE;
    return known ? new End(info.sourceAddress(), info.sourcePort()) : null;
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
    return isBound(info) || state.machine().isLocal(info.destinationAddress());
  }

  /** The local end is the source if that is an address of this machine, else the destination. */
  private End near(FdInfo info, boolean local) {
    if (!ip(info) || isBound(info) || info.sourceAddress().length == 0) {
      return null;
    }
    boolean source = state.machine().isLocal(info.sourceAddress()) == local;
    return source
        ? new End(info.sourceAddress(), info.sourcePort())
        : new End(info.destinationAddress(), info.destinationPort());
  }

  private void end(String letter, String which, Finder finder) {
    table.add(
        "fd." + letter + "ip", IPADDR, "IP address of the " + which + " end", address(finder));
    table.add("fd." + letter + "port", PORT, "port of the " + which + " end", port(finder));
    table.add(
        "fd." + letter + "net",
        IPNET,
        "network of the " + which + " end",
        Set.of(Trait.FILTER_ONLY),
        address(finder));
    table.add(
        "fd." + letter + "proto",
        CHARBUF,
        "service of the " + which + " port",
        FdFields.of(
            context,
            (fd, v) -> {
              End end = finder.find(fd);
              return end != null && v.text(ServiceNames.of(end.port(), fd.l4proto()));
            }));
    table.add(
        "fd." + letter + "ip.name", CHARBUF, "never looked up: always absent", (e, v) -> false);
  }

  private Extractor address(Finder finder) {
    return FdFields.of(
        context,
        (fd, v) -> {
          End end = finder.find(fd);
          return end != null
              && end.address().length > 0
              && v.bytes(end.address(), 0, end.address().length);
        });
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
    both("fd.ip", IPADDR, "either IP address");
    both("fd.net", IPNET, "network of either end");
    both("fd.port", PORT, "either port");
    both("fd.proto", PORT, "either port, by service");
  }

  private void both(String name, ParamType type, String description) {
    boolean address = type != PORT;
    table.add(
        name,
        type,
        description,
        Set.of(Trait.FILTER_ONLY),
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
            if (index >= ends || address && bytes.length == 0) {
              return false;
            }
            return address
                ? out.bytes(bytes, 0, bytes.length)
                : out.number(source ? info.sourcePort() : info.destinationPort());
          }
        });
  }
}
