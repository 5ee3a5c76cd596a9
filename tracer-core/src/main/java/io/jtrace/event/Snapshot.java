package io.jtrace.event;

import java.util.List;

/**
 * The machine as it was when a capture began. Immutable.
 *
 * @param machine the machine
 * @param processes all threads
 * @param interfaces addresses of the network interfaces
 * @param users user accounts
 * @param groups groups
 */
public record Snapshot(
    MachineInfo machine,
    List<ProcessEntry> processes,
    List<InterfaceEntry> interfaces,
    List<UserEntry> users,
    List<GroupEntry> groups) {
  /** A machine nothing is known of. */
  public static final Snapshot EMPTY =
      new Snapshot(MachineInfo.UNKNOWN, List.of(), List.of(), List.of(), List.of());
}
