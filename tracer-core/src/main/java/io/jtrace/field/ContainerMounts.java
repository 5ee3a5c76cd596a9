package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.PrintFormat.NA;

import io.jtrace.state.Container;
import io.jtrace.state.Container.Mount;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mounts of a container: all of them, or one by its number or by a pattern of its path. */
final class ContainerMounts {
  private final FieldTable table;
  private final Function<ContainerFields.Reader, Extractor> containers;

  private ContainerMounts(
      FieldTable table, Function<ContainerFields.Reader, Extractor> containers) {
    this.table = table;
    this.containers = containers;
  }

  static void enter(FieldTable table, Function<ContainerFields.Reader, Extractor> containers) {
    ContainerMounts fields = new ContainerMounts(table, containers);
    table.add("container.mounts", containers.apply(ContainerMounts::all));
    fields.one("container.mount", Mount::source, ContainerMounts::text);
    fields.one("container.mount.source", Mount::destination, Mount::source);
    fields.one("container.mount.dest", Mount::source, Mount::destination);
    fields.one("container.mount.mode", Mount::source, Mount::mode);
    fields.one("container.mount.rdwr", Mount::source, mount -> "" + mount.writable());
    fields.one("container.mount.propagation", Mount::source, Mount::propagation);
  }

  private static boolean all(Container container, FieldValue out) {
    List<Mount> mounts = container.details().mounts();
    return out.text(mounts.stream().map(ContainerMounts::text).collect(Collectors.joining(",")));
  }

  private static String text(Mount mount) {
    return String.join(
        ":",
        mount.source(),
        mount.destination(),
        mount.mode(),
        "" + mount.writable(),
        mount.propagation());
  }

  private void one(String name, Function<Mount, String> key, Function<Mount, String> part) {
    table.argument(
        name,
        argument -> {
          Function<Container, Optional<Mount>> finder = finder(argument, key);
          return new FieldTable.Bound(
              CHARBUF,
              NA,
              containers.apply(
                  (c, v) -> finder.apply(c).map(mount -> v.text(part.apply(mount))).orElse(false)));
        });
  }

  private static Function<Container, Optional<Mount>> finder(
      String argument, Function<Mount, String> key) {
    String wanted = argument.replaceAll("^[.\\[]|]$", "");
    if (wanted.matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(wanted);
      return container -> container.details().mounts().stream().skip(index).findFirst();
    }
    Predicate<String> matches = pattern(wanted).asMatchPredicate();
    return container ->
        container.details().mounts().stream()
            .filter(mount -> matches.test(key.apply(mount)))
            .findFirst();
  }

  /** A shell pattern whose star also crosses slashes. */
  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + c));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
