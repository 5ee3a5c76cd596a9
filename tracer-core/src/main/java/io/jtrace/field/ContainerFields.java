package io.jtrace.field;

import static io.jtrace.event.ParamType.BOOL;
import static io.jtrace.event.ParamType.CHARBUF;

import io.jtrace.event.PrintFormat;
import io.jtrace.field.Field.Trait;
import io.jtrace.state.Container;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.Set;
import java.util.function.Function;

/** The container an event happened in, as far as control groups and container events tell. */
final class ContainerFields {
  private ContainerFields() {}

  static void enter(FieldTable table, StateEngine state) {
    table.section("container");
    table.add(
        "container.id",
        CHARBUF,
        "first 12 characters of its id, or host",
        ProcessFields.of(state, (t, v) -> v.text(orHost(t))));
    table.add(
        "container.name",
        CHARBUF,
        "its name, or host",
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return t.containerId().isEmpty()
                  ? v.text("host")
                  : container != null && v.text(container.name());
            }));
    text(table, state, "container.image", "its image", Container::image);
    table.add(
        "container.type",
        CHARBUF,
        "its engine",
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return t.containerId().isEmpty()
                  ? v.text("host")
                  : container != null && v.text(engine(container.type()));
            }));
    table.add("container.privileged", BOOL, "whether it may do everything", (e, v) -> false);
    for (String name :
        new String[] {
          "container.image.id", "container.image.repository", "container.image.tag",
          "container.image.digest", "container.mounts", "container.healthcheck",
          "container.liveness_probe", "container.readiness_probe"
        }) {
      table.add(name, CHARBUF, "told by the container engine only", (e, v) -> false);
    }
    for (String part : new String[] {"", ".source", ".dest", ".mode", ".rdwr", ".propagation"}) {
      table.argument(
          "container.mount" + part,
          CHARBUF,
          "a mount of the container",
          Set.of(Trait.NEEDS_ARGUMENT),
          argument -> new FieldTable.Bound(CHARBUF, PrintFormat.NA, (e, v) -> false));
    }
  }

  private static String orHost(ThreadInfo thread) {
    return thread.containerId().isEmpty() ? "host" : thread.containerId();
  }

  private static void text(
      FieldTable table,
      StateEngine state,
      String name,
      String description,
      Function<Container, String> part) {
    table.add(
        name,
        CHARBUF,
        description,
        ProcessFields.of(
            state,
            (t, v) -> {
              Container container = state.machine().container(t.containerId());
              return container != null && v.text(part.apply(container));
            }));
  }

  private static String engine(int type) {
    String[] names = {
      "docker", "lxc", "libvirt_lxc", "mesos", "rkt", "custom", "cri", "containerd", "cri-o", "bpm"
    };
    return type >= 0 && type < names.length ? names[type] : "unknown";
  }
}
