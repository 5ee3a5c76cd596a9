package io.jtrace.state;

import io.jtrace.event.Event;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Container events: what runs in a container of that id. */
final class ContainerUpdater implements Updater {
  private static final int ID_CHARS = 12;

  @Override
  public void update(Event event, EventContext context, StateEngine engine) {
    Container container =
        event.paramCount() >= 4
            ? new Container(
                event.paramText(0),
                event.paramText(2),
                event.paramText(3),
                (int) event.paramLong(1))
            : fromJson(event.paramText(0));
    if (!container.id().isEmpty()) {
      engine.machine().container(container);
      context.container = container;
    }
  }

  private static Container fromJson(String json) {
    String id = text(json, "id");
    String type = number(json, "type");
    return new Container(
        id.length() > ID_CHARS ? id.substring(0, ID_CHARS) : id,
        text(json, "name"),
        text(json, "image"),
        type.isEmpty() ? 0 : Integer.parseInt(type));
  }

  private static String text(String json, String key) {
    Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return value.find() ? value.group(1) : "";
  }

  private static String number(String json, String key) {
    Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d{1,6})").matcher(json);
    return value.find() ? value.group(1) : "";
  }
}
