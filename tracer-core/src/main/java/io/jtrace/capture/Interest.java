package io.jtrace.capture;

import java.util.Set;

/**
 * Events that somebody will look at, as far as a source can tell cheaply; of those that meet it a
 * source leaves out none, of the others any that no later event's meaning depends on. An empty set
 * sets no limit.
 *
 * @param pids process ids
 * @param tids thread ids
 * @param names names of threads as {@code proc.name} shows them, one ISO-8859-1 character a byte
 * @param types names of events as {@code evt.type} shows them
 */
public record Interest(Set<Long> pids, Set<Long> tids, Set<String> names, Set<String> types) {
  /** Everything. */
  public static final Interest ALL = new Interest(Set.of(), Set.of(), Set.of(), Set.of());

  /**
   * Whether it is about certain threads only.
   *
   * @return false if every thread meets it
   */
  public boolean isOfThreads() {
    return !(pids.isEmpty() && tids.isEmpty() && names.isEmpty());
  }
}
