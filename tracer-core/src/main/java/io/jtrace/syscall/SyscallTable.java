package io.jtrace.syscall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The system calls of x86_64 by number. Immutable and safe for any thread once loaded. */
public final class SyscallTable {
  /** First code that crashes sysdig 0.29.3 when it prints a generic event (measured). */
  public static final int FIRST_UNSAFE_CODE = 329;

  private final List<Syscall> rows;

  private SyscallTable(List<Syscall> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads {@code syscalls-x86_64.tsv} and {@code ppm-codes.tsv}.
   *
   * @return a new table
   */
  public static SyscallTable load() {
    Map<String, Integer> codes = new HashMap<>();
    for (String[] cells : TableFile.read("ppm-codes.tsv")) {
      codes.put(cells[1], Integer.valueOf(cells[0]));
    }
    List<Syscall> rows = new ArrayList<>();
    for (String[] cells : TableFile.read("syscalls-x86_64.tsv")) {
      rows.add(row(cells, codes.get(cells[2])));
    }
    return new SyscallTable(rows);
  }

  private static Syscall row(String[] cells, int code) {
    return new Syscall(
        Integer.parseInt(cells[0]),
        cells[1],
        code < FIRST_UNSAFE_CODE ? code : 0,
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        dash(cells[5]),
        dash(cells[6]),
        dash(cells[7]),
        dash(cells[8]));
  }

  private static String dash(String cell) {
    return cell.equals("-") ? "" : cell;
  }

  /**
   * All calls.
   *
   * @return in the order of their numbers
   */
  public List<Syscall> rows() {
    return rows;
  }
}
