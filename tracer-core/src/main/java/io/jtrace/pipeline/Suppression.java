package io.jtrace.pipeline;

import io.jtrace.event.Event;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out the threads of programs by their name, as if they were not there: no number, no state,
 * no sink. Children of such a thread are left out too, until one takes another name. A thread is
 * recognised when a clone or execve of today's form returns in it, as sysdig does; those in the
 * list a capture begins with are only looked at on a live machine. Consumer thread only.
 */
public final class Suppression {
  /** Leaves nothing out. */
  public static final Suppression NONE = new Suppression(Set.of(), false);

  private static final Set<String> BIRTHS =
      Set.of(
          "PPME_SYSCALL_CLONE_20_X",
          "PPME_SYSCALL_FORK_20_X",
          "PPME_SYSCALL_VFORK_20_X",
          "PPME_SYSCALL_CLONE3_X",
          "PPME_SYSCALL_EXECVE_19_X",
          "PPME_SYSCALL_EXECVEAT_X");
  private static final String EXIT = "PPME_PROCEXIT_1_E";
  private static final int PARENT = 5;
  private static final int COMM = 13;

  private final Set<String> comms;
  private final boolean live;
  private final Set<Long> threads = new HashSet<>();
  private long count;

  /**
   * A suppression that has seen no thread yet.
   *
   * @param comms names of programs, as {@code proc.name} shows them
   * @param live whether the list at the beginning of the capture counts
   */
  public Suppression(Set<String> comms, boolean live) {
    this.comms = Set.copyOf(comms);
    this.live = live;
  }

  /**
   * Whether there is anything to leave out.
   *
   * @return false if no name was given
   */
  public boolean isActive() {
    return !comms.isEmpty();
  }

  void begin(Snapshot snapshot) {
    if (live) {
      for (ProcessEntry process : snapshot.processes()) {
        if (comms.contains(process.comm())) {
          threads.add(process.tid());
        }
      }
    }
  }

  /** Whether this event is left out. */
  boolean drops(Event event) {
    String type = event.type().constant();
    boolean dropped;
    if (BIRTHS.contains(type) && event.encodedParamCount() > COMM) {
      dropped = isOf(event);
      if (dropped) {
        threads.add(event.tid());
      } else {
        threads.remove(event.tid());
      }
    } else {
      dropped = type.equals(EXIT) ? threads.remove(event.tid()) : threads.contains(event.tid());
    }
    count += dropped ? 1 : 0;
    return dropped;
  }

  private boolean isOf(Event event) {
    return threads.contains(event.paramLong(PARENT)) || comms.contains(comm(event));
  }

  private static String comm(Event event) {
    int length = Math.max(0, event.paramLength(COMM) - 1);
    return new String(event.array(), event.paramOffset(COMM), length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Events left out.
   *
   * @return how many so far
   */
  public long count() {
    return count;
  }
}
