package io.jtrace.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whose calls a live capture takes. */
public sealed interface Target {
  /** Every thread of the machine. */
  record Machine() implements Target {}

  /**
   * A command that the source starts, and all that it starts in turn.
   *
   * @param program the file to execute, found by the caller
   * @param words the command's arguments as its user wrote them, its own name first
   */
  record Command(Path program, List<String> words) implements Target {
    /**
     * Keeps the words from changing.
     *
     * @param program the file to execute
     * @param words the command's arguments
     */
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * Running processes with all their threads, and all that they start in turn.
   *
   * @param pids process ids as this process sees them
   */
  record Processes(Set<Integer> pids) implements Target {
    /**
     * Keeps the ids from changing.
     *
     * @param pids process ids
     */
    public Processes {
      pids = Set.copyOf(pids);
    }
  }
}
