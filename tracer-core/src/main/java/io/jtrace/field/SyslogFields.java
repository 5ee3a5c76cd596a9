package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.EventFlag;
import io.jtrace.state.EventContext;
import io.jtrace.state.StateEngine;
import java.nio.charset.StandardCharsets;

/** Messages written to the system log, decoded: {@code <priority>message}. Source: RFC 3164. */
final class SyslogFields {
  private static final String[] FACILITIES = {
    "kern",
    "user",
    "mail",
    "daemon",
    "auth",
    "syslog",
    "lpr",
    "news",
    "uucp",
    "clock",
    "authpriv",
    "ftp",
    "ntp",
    "logaudit",
    "logalert",
    "cron",
    "local0",
    "local1",
    "local2",
    "local3",
    "local4",
    "local5",
    "local6",
    "local7"
  };
  private static final String[] SEVERITIES = {
    "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"
  };

  /** A decoded message. */
  private record Message(int priority, String text) {}

  /** Reads a value of a message. */
  private interface Reader {
    boolean read(Message message, FieldValue out);
  }

  private SyslogFields() {}

  static void enter(FieldTable table, StateEngine state) {
    EventContext context = state.context();
    table.add(
        "syslog.facility.str", of(context, (m, v) -> v.text(name(FACILITIES, m.priority() >> 3))));
    table.add("syslog.facility", of(context, (m, v) -> v.number(m.priority() >> 3)));
    table.add(
        "syslog.severity.str", of(context, (m, v) -> v.text(name(SEVERITIES, m.priority() & 7))));
    table.add("syslog.severity", of(context, (m, v) -> v.number(m.priority() & 7)));
    table.add("syslog.message", of(context, (m, v) -> v.text(m.text())));
  }

  private static String name(String[] names, int index) {
    return index < names.length ? names[index] : "<NA>";
  }

  /** The line that {@code evt.info} shows for a message. */
  static boolean line(Event event, EventContext context, LatinText out) {
    Message message = isSyslog(event, context) ? decode(event) : null;
    if (message == null) {
      return false;
    }
    out.append("syslog sev=").append(name(SEVERITIES, message.priority() & 7));
    out.append(" msg=").append(message.text());
    return true;
  }

  static boolean isSyslog(Event event, EventContext context) {
    return event.type().has(EventFlag.WRITES_TO_FD)
        && context.fd() != null
        && context.fd().name().endsWith("/dev/log");
  }

  private static Extractor of(EventContext context, Reader reader) {
    return (e, v) -> {
      Message message = isSyslog(e, context) ? decode(e) : null;
      return message != null && reader.read(message, v);
    };
  }

  private static Message decode(Event event) {
    int index = event.type().indexOf("data");
    if (index < 0 || index >= event.paramCount()) {
      return null;
    }
    String text =
        new String(
            event.array(),
            event.paramOffset(index),
            event.paramLength(index),
            StandardCharsets.ISO_8859_1);
    int close = text.indexOf('>');
    if (!text.startsWith("<") || close < 2 || close > 4) {
      return null;
    }
    String digits = text.substring(1, close);
    return digits.chars().allMatch(Character::isDigit)
        ? new Message(Integer.parseInt(digits), text.substring(close + 1))
        : null;
  }
}
