package io.jtrace.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names of system calls by the code that generic events carry. Immutable. Source: {@code
 * ppm-codes.tsv} beside this class.
 */
public final class CallNames {
  private static final String PREFIX = "PPM_SC_";
  private final List<String> names = new ArrayList<>();

  private CallNames() {}

  /**
   * Reads the table that ships with jtrace.
   *
   * @return new names
   */
  public static CallNames load() {
    CallNames read = new CallNames();
    for (String[] row : TableFile.read("ppm-codes.tsv")) {
      String name = row[1].substring(PREFIX.length()).toLowerCase(Locale.ROOT);
      read.names.add(
          row[0].equals("0") ? "<unknown>" : name.equals("newfsstat") ? "newfstatat" : name);
    }
    return read;
  }

  /**
   * Name of a code.
   *
   * @param code from a generic event
   * @return {@code <unknown>} for 0 and for codes newer than the table
   */
  public String of(int code) {
    return code >= 0 && code < names.size() ? names.get(code) : names.get(0);
  }

  /**
   * All names.
   *
   * @return by code
   */
  public List<String> all() {
    return List.copyOf(names);
  }
}
