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
            event.paramText(0),
            event.paramText(2),
            ContainerImage.named(event.paramText(3)),
            (int) event.paramLong(1),
            Container.Details.NONE));
  }

  private void put(EventContext context, Container container) {
    machine.put(container);
    context.container = container;
  }

  private void json(Event event, EventContext context) {
    JsonMembers text = JsonMembers.of(event.paramText(0));
    JsonMembers members = JsonMembers.of(text.raw("container"));
    ContainerJson.read(members)
        .ifPresent(
            container -> {
              put(context, container);
              context.hidden = members.number("lookup_state", SUCCESSFUL) != SUCCESSFUL;
              context.thread = synthetic(container.id());
            });
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
