package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.FdKind;
import io.jtrace.state.Addresses;
import io.jtrace.state.FdInfo;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/** The descriptors a poll waits for, as lists. */
final class FdListFields {
  private static final int ENTRY_BYTES = 10;

  private FdListFields() {}

  static void enter(FieldTable table, StateEngine state) {
    table.section("fdlist");
    add(table, state, "fdlist.nums", "numbers", (fd, info) -> Long.toString(fd));
    add(table, state, "fdlist.names", "names", (fd, info) -> info == null ? "<NA>" : name(info));
    add(
        table,
        state,
        "fdlist.cips",
        "client addresses",
        (fd, info) -> isConnection(info) ? text(info.sourceAddress()) : "<NA>");
    add(
        table,
        state,
        "fdlist.sips",
        "server addresses",
        (fd, info) -> isConnection(info) ? text(info.destinationAddress()) : "<NA>");
    add(
        table,
        state,
        "fdlist.cports",
        "client ports",
        (fd, info) -> isConnection(info) ? Integer.toString(info.sourcePort()) : "<NA>");
    add(
        table,
        state,
        "fdlist.sports",
        "server ports",
        (fd, info) -> isConnection(info) ? Integer.toString(info.destinationPort()) : "<NA>");
  }

  private static String name(FdInfo info) {
    return info.name().isEmpty() ? "<NA>" : info.name();
  }

  private static boolean isConnection(FdInfo info) {
    return info != null && (info.kind() == FdKind.IPV4_SOCK || info.kind() == FdKind.IPV6_SOCK);
  }

  private static String text(byte[] address) {
    return Addresses.text(address, 0, address.length);
  }

  private static void add(
      FieldTable table,
      StateEngine state,
      String name,
      String what,
      BiFunction<Long, FdInfo, String> part) {
    table.add(
        name,
        CHARBUF,
        what + " of the descriptors a poll waits for, comma separated",
        (e, v) -> list(e, state, part, v));
  }

  private static boolean list(
      Event event, StateEngine state, BiFunction<Long, FdInfo, String> part, FieldValue out) {
    int index = event.type().indexOf("fds");
    ThreadInfo thread = state.context().thread();
    if (index < 0 || index >= event.paramCount() || thread == null) {
      return false;
    }
    StringJoiner texts = new StringJoiner(",");
    int at = event.paramOffset(index) + 2;
    int end = event.paramOffset(index) + event.paramLength(index);
    for (; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
      long fd = (long) EventLayout.U64.get(event.array(), at);
      texts.add(part.apply(fd, thread.fds().find(fd)));
    }
    return out.text(texts.toString());
  }
}
