package io.jtrace.field;

import io.jtrace.state.Container;
import io.jtrace.state.Container.Probe;
import io.jtrace.state.Container.ProbeKind;
import io.jtrace.state.MachineState;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.List;

/**
 * Whether a process is a container's health check. It is when its command is that of a probe and
 * nothing above it is a container's first process, or when its parent is one.
 */
final class ProbeFields {
  private static final int MOST_ANCESTORS = 1024;
  private final MachineState machine;

  private ProbeFields(MachineState machine) {
    this.machine = machine;
  }

  static void enter(FieldTable table, StateEngine state) {
    ProbeFields probes = new ProbeFields(state.machine());
    add(table, state, "proc.is_container_healthcheck", probes, ProbeKind.HEALTHCHECK);
    add(table, state, "proc.is_container_liveness_probe", probes, ProbeKind.LIVENESS);
    add(table, state, "proc.is_container_readiness_probe", probes, ProbeKind.READINESS);
  }

  private static void add(
      FieldTable table, StateEngine state, String name, ProbeFields probes, ProbeKind kind) {
    table.add(name, ProcessFields.of(state, (t, v) -> v.truth(probes.runs(t, kind))));
  }

  private boolean runs(ThreadInfo thread, ProbeKind kind) {
    boolean found = false;
    ThreadInfo at = thread;
    for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
      if (isFirstProcess(at)) {
        return false;
      }
      found |= isProbe(at, kind);
      at = machine.thread(at.ptid());
    }
    return found;
  }

  private static boolean isFirstProcess(ThreadInfo thread) {
    return thread.vpid() == 1 && !thread.containerId().isEmpty();
  }

  private boolean isProbe(ThreadInfo thread, ProbeKind kind) {
    Container container = machine.container(thread.containerId());
    List<Probe> probes = container == null ? List.of() : container.details().probes();
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i).kind() == kind && matches(probes.get(i), thread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Probe probe, ThreadInfo thread) {
    return probe.exe().equals(thread.exe()) && probe.args().equals(thread.args());
  }
}
