package io.jtrace.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of a container event. Its names are those that libsinsp writes: {@code id}, {@code
 * name}, {@code image…}, {@code Mounts}, and a member a probe.
 */
final class ContainerJson {
  private static final Map<String, Container.ProbeKind> PROBES =
      Map.of(
          "Healthcheck", Container.ProbeKind.HEALTHCHECK,
          "LivenessProbe", Container.ProbeKind.LIVENESS,
          "ReadinessProbe", Container.ProbeKind.READINESS);

  private ContainerJson() {}

  /** The container, if there is one with an id. */
  static Optional<Container> read(JsonMembers members) {
    String id = members.text("id");
    return id.isEmpty() ? Optional.empty() : Optional.of(container(id, members));
  }

  private static Container container(String id, JsonMembers members) {
    Container.Details details =
        new Container.Details(
            address(members.text("ip")),
            members.truth("privileged"),
            mounts(members.elements("Mounts")),
            probes(members));
    return new Container(
        id, members.text("name"), image(members), (int) members.number("type", 0), details);
  }

  /** Engines write 0.0.0.0 where they know of none. */
  private static String address(String text) {
    return text.equals("0.0.0.0") ? "" : text;
  }

  private static ContainerImage image(JsonMembers members) {
    return new ContainerImage(
        members.text("image"),
        members.text("imageid"),
        members.text("imagerepo"),
        members.text("imagetag"),
        members.text("imagedigest"));
  }

  private static List<Container.Mount> mounts(List<String> elements) {
    List<Container.Mount> mounts = new ArrayList<>();
    for (String element : elements) {
      JsonMembers mount = JsonMembers.of(element);
      mounts.add(
          new Container.Mount(
              mount.text("Source"),
              mount.text("Destination"),
              mount.text("Mode"),
              mount.truth("RW"),
              mount.text("Propagation")));
    }
    return List.copyOf(mounts);
  }

  private static List<Container.Probe> probes(JsonMembers members) {
    List<Container.Probe> probes = new ArrayList<>();
    PROBES.forEach(
        (name, kind) -> {
          JsonMembers probe = JsonMembers.of(members.raw(name));
          if (!probe.raw("exe").isEmpty()) {
            List<String> args = probe.elements("args").stream().map(JsonMembers::unquoted).toList();
            probes.add(new Container.Probe(kind, probe.text("exe"), args));
          }
        });
    return List.copyOf(probes);
  }
}
