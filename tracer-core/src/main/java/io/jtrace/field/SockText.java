package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.state.Addresses;

/** Text of socket addresses and tuples in event parameters. */
final class SockText {
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private final Ports ports;

  SockText(Ports ports) {
    this.ports = ports;
  }

  void address(LatinText out, Event event, int index, int l4proto) {
    int length = event.paramLength(index);
    if (length == 0) {
      out.append("NULL");
      return;
    }
    byte[] bytes = event.array();
    int at = event.paramOffset(index);
    int family = bytes[at];
    if (family == UNIX) {
      text(out, bytes, at + 1, at + length);
    } else if (family == INET && length >= 7) {
      endpoint(out, bytes, at + 1, 4, l4proto);
    } else if (family == INET6 && length >= 19) {
      endpoint(out, bytes, at + 1, 16, l4proto);
    } else {
      out.append("family ").append(family);
    }
  }

  void tuple(LatinText out, Event event, int index, int l4proto) {
    int length = event.paramLength(index);
    if (length == 0) {
      out.append("NULL");
      return;
    }
    byte[] bytes = event.array();
    int at = event.paramOffset(index);
    int family = bytes[at];
    if (family == INET && length >= 13) {
      both(out, bytes, at + 1, 4, l4proto);
    } else if (family == INET6 && length >= 37) {
      both(out, bytes, at + 1, 16, l4proto);
    } else if (family == UNIX && length >= 17) {
      out.append(Long.toHexString((long) EventLayout.U64.get(bytes, at + 1))).append("->");
      out.append(Long.toHexString((long) EventLayout.U64.get(bytes, at + 9)));
      if (length > 18) {
        out.append(' ');
        text(out, bytes, at + 17, at + length);
      }
    } else {
      out.append("family ").append(family);
    }
  }

  private void both(LatinText out, byte[] bytes, int at, int width, int l4proto) {
    boolean mapped = width == 16 && isMapped(bytes, at) && isMapped(bytes, at + width + 2);
    if (mapped) {
      endpoint(out, bytes, at + 12, 4, l4proto);
      out.append("->");
      endpoint(out, bytes, at + width + 2 + 12, 4, l4proto);
    } else {
      endpoint(out, bytes, at, width, l4proto);
      out.append("->");
      endpoint(out, bytes, at + width + 2, width, l4proto);
    }
  }

  /** An IPv4 address in IPv6 clothes, or the unspecified address, which serves both families. */
  private static boolean isMapped(byte[] bytes, int at) {
    for (int i = 0; i < 10; i++) {
      if (bytes[at + i] != 0) {
        return false;
      }
    }
    boolean marked = bytes[at + 10] == -1 && bytes[at + 11] == -1;
    return marked
        || (short) EventLayout.U16.get(bytes, at + 10) == 0
            && (int) EventLayout.U32.get(bytes, at + 12) == 0;
  }

  private void endpoint(LatinText out, byte[] bytes, int at, int width, int l4proto) {
    out.append(Addresses.text(bytes, at, width)).append(':');
    out.append(ports.text((short) EventLayout.U16.get(bytes, at + width) & 0xffff, l4proto));
  }

  private static void text(LatinText out, byte[] bytes, int from, int end) {
    out.appendToNul(bytes, from, end - from);
  }
}
