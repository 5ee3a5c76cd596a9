package io.jtrace.field;

import io.jtrace.state.Container;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.function.Function;

/** The container an event happened in, as far as control groups and container events tell. */
final class ContainerFields {
  private ContainerFields() {}

  static void enter(FieldTable table, StateEngine state) {
    table.add("container.id", ProcessFields.of(state, (t, v) -> v.text(orHost(t))));
    table.add(
        "container.name",
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return t.containerId().isEmpty()
                  ? v.text("host")
                  : container != null && v.text(container.name());
            }));
    text(table, state, "container.image", Container::image);
    table.add(
        "container.type",
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return t.containerId().isEmpty()
                  ? v.text("host")
                  : container != null && v.text(container.engine());
            }));
  }

  private static String orHost(ThreadInfo thread) {
    return thread.containerId().isEmpty() ? "host" : thread.containerId();
  }

  private static void text(
      FieldTable table, StateEngine state, String name, Function<Container, String> part) {
    table.add(
        name,
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return container != null && v.text(part.apply(container));
            }));
  }
}
