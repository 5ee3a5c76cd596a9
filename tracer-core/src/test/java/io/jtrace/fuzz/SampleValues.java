package io.jtrace.fuzz;

import io.jtrace.event.ParamType;
import io.jtrace.field.Field;
import io.jtrace.field.Field.Trait;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.peers.Peers;
import io.jtrace.state.StateEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields that sysdig filters on too, and the values that a capture gives them. */
final class SampleValues {
  /**
   * Left-over memory in sysdig where there is no file, no container, no program or no socket; times
   * that it only adds up on events that no term before has refused; and fields that it cannot filter
   * on.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "fd.dev",
          "fd.dev.major",
          "fd.dev.minor",
          "container.name",
          "group.gid",
          "fd.port",
          "fd.proto",
          "thread.exectime",
          "thread.totexectime",
          "proc.is_exe_writable",
          "evt.type.is",
          "evt.latency.human",
          "fd.name_changed",
          "fd.sockfamily");

  private static final int KEPT = 40;

  /** Fields whose argument makes several of them. */
  private static final Map<String, List<String>> ARGUMENTS =
      Map.of(
          "evt.arg",
          List.of("[0]", "[1]", "[2]", ".fd", ".name", ".res", ".flags", ".data", ".tuple"),
          "evt.rawarg",
          List.of(".res", ".fd", ".size", ".pid"),
          "evt.around",
          List.of("[1700000000000000007]"),
          "thread.cgroup",
          List.of(".cpu", ".memory"),
          "proc.aname",
          List.of("", "[0]", "[1]", "[2]"),
          "proc.apid",
          List.of("", "[0]", "[1]", "[2]"),
          "span.enterarg",
          List.of("[0]"));

  private final Map<String, ParamType> types = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  SampleValues(Path capture) throws Exception {
    StateEngine state = new StateEngine(SampleEvents.SCHEMA);
    FieldCatalog catalog = new FieldCatalog(SampleEvents.SCHEMA, state, RenderSettings.DEFAULTS);
    for (Field field : catalog.fields()) {
      for (String argument : arguments(field)) {
        String text = field.name() + argument;
        types.put(text, catalog.bind(text).type());
        values.put(text, field.is(Trait.FILTER_ONLY) ? List.of() : of(capture, text));
      }
    }
  }

  private static List<String> arguments(Field field) {
    boolean other = field.is(Trait.OWN) || field.is(Trait.PRINT_ONLY) || field.is(Trait.HIDDEN);
    if (other || LEFT_OUT.contains(field.name())) {
      return List.of();
    }
    List<String> none = field.is(Trait.NEEDS_ARGUMENT) ? List.of() : List.of("");
    return ARGUMENTS.getOrDefault(field.name(), none);
  }

  private static List<String> of(Path capture, String field) throws Exception {
    Set<String> seen = new TreeSet<>(Peers.jtrace(capture, "%" + field, ""));
    seen.removeIf(SampleValues::isUnfit);
    return new ArrayList<>(seen).subList(0, Math.min(KEPT, seen.size()));
  }

  /** Values that a filter cannot be written with in both dialects. */
  private static boolean isUnfit(String value) {
    return value.length() > 100
        || value.contains("<")
        || value.chars().anyMatch(c -> c < 0x20 || c >= 0x7f || c == '"' || c == '\'' || c == '\\');
  }

  List<String> fields() {
    return List.copyOf(types.keySet());
  }

  ParamType type(String field) {
    return types.get(field);
  }

  List<String> values(String field) {
    return values.get(field);
  }
}
