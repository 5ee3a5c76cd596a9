package io.jtrace.procfs;

import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The threads there are before a snapshot is taken, without what takes long to read: their
 * descriptors, environments and limits. A process that makes events and ends before the snapshot is
 * known by it. One thread; reads files only.
 */
public final class Glance {
  private final Path proc;
  private final long leftOut;
  private final ThreadReader reader = ThreadReader.brief();
  private final Set<Integer> seen = new HashSet<>();
  private final List<ProcessEntry> entries = new ArrayList<>();

  private Glance(Path proc, long leftOut) {
    this.proc = proc;
    this.leftOut = leftOut;
  }

  /**
   * A glance at nothing yet, which will leave out the calling process.
   *
   * @return call {@link #look} to begin
   */
  public static Glance ofMachine() {
    return of(Path.of("/proc"), ProcessHandle.current().pid());
  }

  static Glance of(Path proc, long leftOut) {
    return new Glance(proc, leftOut);
  }

  /** Reads the processes that no look before this one has met; the first look reads all. */
  public void look() {
    for (int pid : ProcFile.numbers(proc)) {
      if (pid != leftOut && seen.add(pid)) {
        reader.read(proc.resolve(Integer.toString(pid)), pid, entries);
      }
    }
  }

  /**
   * Adds the threads that have ended since.
   *
   * @param later the machine after the looks
   * @return the later snapshot, and behind its threads those it lacks
   */
  public Snapshot addTo(Snapshot later) {
    Set<Long> known = new HashSet<>();
    later.processes().forEach(entry -> known.add(entry.tid()));
    List<ProcessEntry> all = new ArrayList<>(later.processes());
    entries.stream().filter(entry -> !known.contains(entry.tid())).forEach(all::add);
    return new Snapshot(
        later.machine(), List.copyOf(all), later.interfaces(), later.users(), later.groups());
  }
}
