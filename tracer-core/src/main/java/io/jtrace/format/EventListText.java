package io.jtrace.format;

import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;
import java.util.StringJoiner;

/** The list of events, as {@code -L} prints it. */
public final class EventListText {
  private EventListText() {}

  /**
   * One line an event type: direction, name, parameters with their types.
   *
   * @param schema the types
   * @return many lines
   */
  public static String of(EventSchema schema) {
    StringBuilder text = new StringBuilder();
    for (EventType type : schema.all()) {
      if (type.has(EventFlag.UNUSED) || type.has(EventFlag.OLD_VERSION)) {
        continue;
      }
      StringJoiner params = new StringJoiner(", ", "(", ")");
      for (ParamInfo param : type.params()) {
        params.add(param.type() + " " + param.name());
      }
      text.append(type.direction().symbol()).append(' ').append(type.name());
      text.append(params).append('\n');
    }
    return text.toString();
  }
}
