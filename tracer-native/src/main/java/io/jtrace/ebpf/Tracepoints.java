package io.jtrace.ebpf;

import java.util.List;

/** The tracepoints that the probe sits on, in the order of its source. */
final class Tracepoints {
  static final List<String> NAMES =
      List.of(
          "sys_enter",
          "sys_exit",
          "sched_switch",
          "sched_process_exit",
          "signal_deliver",
          "sched_process_fork",
          "sched_process_exec",
          "task_rename");

  private Tracepoints() {}
}
