package io.jtrace.state;

import io.jtrace.event.Event;

/** Events about containers that capture tools write themselves. */
final class ContainerEvents {
  private static final long SUCCESSFUL = 1;
  private final MachineState machine;
  private final Threads threads;

  ContainerEvents(MachineState machine, Threads threads) {
    this.machine = machine;
    this.threads = threads;
  }

  void register(Plans plans) {
    plans.on(this::plain, "PPME_CONTAINER_E");
    plans.on(this::json, "PPME_CONTAINER_JSON_E", "PPME_CONTAINER_JSON_2_E");
  }

  private void plain(Event event, EventContext context) {
    put(
        context,
        new Container(
            event.paramText(0), event.paramText(2), event.paramText(3), (int) event.paramLong(1)));
  }

  private void put(EventContext context, Container container) {
    machine.put(container);
    context.container = container;
  }

  private void json(Event event, EventContext context) {
    String text = event.paramText(0);
    JsonMembers container = JsonMembers.of(JsonMembers.of(text).raw("container"));
    String id = container.text("id");
    if (id.isEmpty()) {
      return;
    }
    put(
        context,
        new Container(
            id,
            container.text("name"),
            container.text("image"),
            (int) container.number("type", 0)));
    context.hidden = container.number("lookup_state", SUCCESSFUL) != SUCCESSFUL;
    context.thread = synthetic(id);
  }

  /** Stands in for the thread of an event that belongs to a container. */
  private ThreadInfo synthetic(String id) {
    ThreadInfo thread = threads.blank(-1);
    thread.vtid = -2;
    thread.vpid = -2;
    thread.comm = "container:" + id;
    thread.containerId = id;
    return thread;
  }
}
