package io.jtrace.field;

import static io.jtrace.state.Container.ProbeKind.HEALTHCHECK;
import static io.jtrace.state.Container.ProbeKind.LIVENESS;
import static io.jtrace.state.Container.ProbeKind.READINESS;

import io.jtrace.state.Container;
import io.jtrace.state.ContainerImage;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The container an event happened in, as far as control groups and container events tell. */
final class ContainerFields {
  /** Reads a value of a container. */
  interface Reader {
    boolean read(Container container, FieldValue out);
  }

  private final FieldTable table;
  private final StateEngine state;

  private ContainerFields(FieldTable table, StateEngine state) {
    this.table = table;
    this.state = state;
  }

  static void enter(FieldTable table, StateEngine state) {
    ContainerFields fields = new ContainerFields(table, state);
    fields.identity();
    fields.images();
    fields.details();
    ContainerMounts.enter(table, fields::of);
  }

  /** Absent for threads of the host. */
  private Extractor of(Reader reader) {
    return ProcessFields.of(
        state,
        (t, v) -> {
          Container container = state.machine().container(t.containerId());
          return container != null && reader.read(container, v);
        });
  }

  /** Threads of the host have this one too. */
  private Extractor orHost(Function<ThreadInfo, String> reader) {
    return ProcessFields.of(
        state, (t, v) -> present(t.containerId().isEmpty() ? "host" : reader.apply(t), v));
  }

  private static boolean present(String text, FieldValue out) {
    return !text.isEmpty() && out.text(text);
  }

  private String of(ThreadInfo thread, Function<Container, String> part) {
    Container container = state.machine().container(thread.containerId());
    return container == null ? "" : part.apply(container);
  }

  private void identity() {
    table.add("container.id", orHost(ThreadInfo::containerId));
    table.add("container.name", orHost(t -> of(t, Container::name)));
    table.add("container.type", orHost(t -> of(t, Container::engine)));
  }

  private void images() {
    image("container.image", ContainerImage::name);
    image("container.image.id", ContainerImage::id);
    image("container.image.repository", ContainerImage::repository);
    image("container.image.tag", ContainerImage::tag);
    image("container.image.digest", ContainerImage::digest);
  }

  private void image(String name, Function<ContainerImage, String> part) {
    table.add(name, of((c, v) -> present(part.apply(c.image()), v)));
  }

  private void details() {
    table.add(
        "container.privileged",
        of((c, v) -> c.tellsPrivileges() && v.truth(c.details().privileged())));
    probe("container.healthcheck", HEALTHCHECK);
    probe("container.liveness_probe", LIVENESS);
    probe("container.readiness_probe", READINESS);
  }

  private void probe(String name, Container.ProbeKind kind) {
    table.add(
        name, of((c, v) -> v.text(c.probe(kind).map(ContainerFields::command).orElse("NONE"))));
  }

  private static String command(Container.Probe probe) {
    return probe.exe() + probe.args().stream().map(arg -> " " + arg).collect(Collectors.joining());
  }
}
