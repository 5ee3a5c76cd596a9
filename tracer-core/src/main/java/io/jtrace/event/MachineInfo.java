package io.jtrace.event;

/**
 * The machine a capture was made on.
 *
 * @param cpuCount number of CPUs
 * @param memoryBytes physical memory
 * @param maxPid largest process id
 * @param hostname node name, at most 127 bytes
 * @param bootTimeNanos boot time in ns since the epoch, 0 if unknown
 */
public record MachineInfo(
    int cpuCount, long memoryBytes, long maxPid, String hostname, long bootTimeNanos) {
  /** A machine nothing is known of. */
  public static final MachineInfo UNKNOWN = new MachineInfo(0, 0, 0, "", 0);
}
