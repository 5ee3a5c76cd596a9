package io.jtrace.procfs;

import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Takes the state of the machine at the start of a capture. Any thread; reads files only. */
public final class ProcSnapshot {
  private static final Path PROC = Path.of("/proc");
  private static final Path ETC = Path.of("/etc");

  private ProcSnapshot() {}

  /**
   * The machine as it is now, without the calling process. What vanishes meanwhile is left out, and
   * what this user may not read is empty.
   *
   * @param openFlags kernel open flags to the capture file's numbering
   * @return threads, descriptors, accounts, interfaces
   */
  public static Snapshot take(IntUnaryOperator openFlags) {
    return read(PROC, ETC, ProcessHandle.current().pid(), openFlags);
  }

  /**
   * Control groups of a process now.
   *
   * @param pid process id
   * @return {@code subsystem=path} pairs, each with a final NUL; no bytes when it is gone
   */
  public static byte[] cgroups(long pid) {
    Path file = PROC.resolve(Long.toString(pid)).resolve("cgroup");
    return CgroupText.of(ProcFile.text(file)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The machine's memory.
   *
   * @return bytes, 0 if unknown
   */
  public static long memoryBytes() {
    return MachineReader.machine(PROC).memoryBytes();
  }

  static Snapshot read(Path proc, Path etc, long leftOut, IntUnaryOperator openFlags) {
    ThreadReader reader = ThreadReader.whole(new FdReader(openFlags));
    List<ProcessEntry> processes = new ArrayList<>();
    for (int pid : ProcFile.numbers(proc)) {
      if (pid != leftOut) {
        reader.read(proc.resolve(Integer.toString(pid)), pid, processes);
      }
    }
    return new Snapshot(
        MachineReader.machine(proc),
        List.copyOf(processes),
        MachineReader.interfaces(),
        MachineReader.users(etc.resolve("passwd")),
        MachineReader.groups(etc.resolve("group")));
  }
}
