package io.jtrace.format;

import io.jtrace.event.EventCategory;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;

/** The list of events, as {@code -L} prints it. */
public final class EventListText {
  private EventListText() {}

  /**
   * One line an event type: direction, name, parameters with their types. Types that only old files
   * have, internal ones and those of later tables than the classic one are left out; jtrace's own
   * detail events follow last.
   *
   * @param schema the types
   * @return lines, each with a final line break
   */
  public static String of(EventSchema schema) {
    StringBuilder text = new StringBuilder();
    for (EventType type : schema.all()) {
      if (isListed(type)) {
        append(type, text);
      }
    }
    return text.toString();
  }

  private static boolean isListed(EventType type) {
    boolean known = type.id() < EventSchema.CLASSIC_IDS || type.id() >= EventSchema.FIRST_DETAIL_ID;
    return known
        && !type.has(EventFlag.UNUSED)
        && !type.has(EventFlag.OLD_VERSION)
        && type.category() != EventCategory.INTERNAL;
  }

  private static void append(EventType type, StringBuilder text) {
    text.append(type.direction().symbol()).append(' ').append(type.name()).append('(');
    String separator = "";
    for (ParamInfo param : type.params()) {
      text.append(separator).append(FieldListText.typeName(param.type()));
      text.append(' ').append(param.name());
      separator = ", ";
    }
    text.append(")\n");
  }
}
