package io.jtrace.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names and categories of system calls by the code that generic events carry. Immutable. Source:
 * {@code ppm-codes.tsv} and {@code generic-calls.tsv} beside this class.
 */
public final class CallNames {
  private static final String PREFIX = "PPM_SC_";
  private static final String UNCATEGORISED = "other";
  private final List<String> names = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();

  private CallNames() {
    for (String[] row : TableFile.read("ppm-codes.tsv")) {
      names.add(row[1].substring(PREFIX.length()).toLowerCase(Locale.ROOT));
    }
    for (String[] row : TableFile.read("generic-calls.tsv")) {
      names.set(categories.size(), row[1]);
      categories.add(row[2]);
    }
  }

  /**
   * Reads the tables that ship with jtrace.
   *
   * @return new names
   */
  public static CallNames load() {
    return new CallNames();
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
   * Category of a code.
   *
   * @param code from a generic event
   * @return such as {@code memory}; {@code other} for codes that sysdig 0.29.3 does not know
   */
  public String categoryOf(int code) {
    return code >= 0 && code < categories.size() ? categories.get(code) : UNCATEGORISED;
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
