package io.jtrace.cli;

import io.jtrace.state.FdTable;
import io.jtrace.state.MachineState;
import java.util.ArrayList;
import java.util.List;

/** What a capture lacked, and what there was no place for: for those who ask for more with -v. */
final class Remarks {
  private Remarks() {}

  /** One line a remark; none for most captures. */
  static List<String> of(long rebuiltEnters, long unknownEvents, MachineState machine) {
    List<String> lines = new ArrayList<>();
    add(lines, rebuiltEnters, "calls recorded without enters, so they have no durations");
    add(lines, unknownEvents, "events skipped, of types that this jtrace does not know");
    add(
        lines,
        machine.refusedThreads(),
        "look-ups of threads that the table, full at "
            + MachineState.THREAD_LIMIT
            + ", had no room for");
    add(
        lines,
        machine.refusedDescriptors(),
        "descriptors for which a table, full at " + FdTable.LIMIT + ", had no room");
    return lines;
  }

  private static void add(List<String> lines, long count, String what) {
    if (count > 0) {
      lines.add(what + ": " + count);
    }
  }
}
