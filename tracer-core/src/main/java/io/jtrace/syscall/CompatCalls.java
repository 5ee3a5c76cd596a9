package io.jtrace.syscall;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Names of the calls that 32-bit programs make on x86_64. Immutable and safe for any thread once
 * loaded.
 */
public final class CompatCalls {
  /** From here on all architectures share their numbers. */
  private static final int FIRST_SHARED = 424;

  private final String[] names = new String[FIRST_SHARED];

  private CompatCalls() {}

  /**
   * Reads {@code syscalls-i386.tsv}.
   *
   * @return a new table
   */
  public static CompatCalls load() {
    CompatCalls calls = new CompatCalls();
    for (String[] cells : TableFile.read("syscalls-i386.tsv")) {
      calls.names[Integer.parseInt(cells[0])] = cells[1];
    }
    return calls;
  }

  /**
   * Name of a call.
   *
   * @param number number the program passed to the kernel
   * @param shared name of the 64-bit call of that number, or empty
   * @return the kernel's name, empty for an unknown number
   */
  public String name(int number, String shared) {
    if (number >= FIRST_SHARED) {
      return shared;
    }
    return names[number] == null ? "" : names[number];
  }

  /**
   * All names of the table.
   *
   * @return by number
   */
  public List<String> names() {
    return Arrays.stream(names).filter(Objects::nonNull).toList();
  }
}
