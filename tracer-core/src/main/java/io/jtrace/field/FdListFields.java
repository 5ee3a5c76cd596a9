package io.jtrace.field;

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
    add(table, state, "fdlist.nums", (fd, info) -> Long.toString(fd));
    add(table, state, "fdlist.names", (fd, info) -> info == null ? "<NA>" : name(info));
    add(
        table,
        state,
        "fdlist.cips",
        (fd, info) -> isConnection(info) ? text(info.sourceAddress()) : "");
    add(
        table,
        state,
        "fdlist.sips",
        (fd, info) ->
            isConnection(info)
                ? text(info.destinationAddress())
                : isBound(info) ? text(info.sourceAddress()) : "");
    add(
        table,
        state,
        "fdlist.cports",
        (fd, info) -> isConnection(info) ? Integer.toString(info.sourcePort()) : "");
    add(
        table,
        state,
        "fdlist.sports",
        (fd, info) ->
            isConnection(info)
                ? Integer.toString(info.destinationPort())
                : isBound(info) ? Integer.toString(info.sourcePort()) : "");
  }

  private static String name(FdInfo info) {
    return info.name().isEmpty() ? "<NA>" : info.name();
  }

  private static boolean isConnection(FdInfo info) {
    return info != null && (info.kind() == FdKind.IPV4_SOCK || info.kind() == FdKind.IPV6_SOCK);
  }

  private static boolean isBound(FdInfo info) {
    return info != null
        && (info.kind() == FdKind.IPV4_SERVSOCK || info.kind() == FdKind.IPV6_SERVSOCK);
  }

  private static String text(byte[] address) {
    return Addresses.text(address, 0, address.length);
  }

  private static void add(
      FieldTable table, StateEngine state, String name, BiFunction<Long, FdInfo, String> part) {
    table.add(name, (e, v) -> list(e, state, part, v));
  }

  private static boolean list(
      Event event, StateEngine state, BiFunction<Long, FdInfo, String> part, FieldValue out) {
    int index = event.type().indexOf("fds");
    ThreadInfo thread = state.context().thread();
    if (index < 0 || index >= event.paramCount() || thread == null) {
      return false;
    }
    StringJoiner texts = new StringJoiner(",").setEmptyValue("");
    int at = event.paramOffset(index) + 2;
    int end = event.paramOffset(index) + event.paramLength(index);
    for (; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
      long fd = (long) EventLayout.U64.get(event.array(), at);
      String text = part.apply(fd, thread.fds().find(fd));
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts.length() > 0 && out.text(texts.toString());
  }
}
