package io.jtrace.syscall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kernel values of one flag or enum table to the numbers that capture files use, joined by name.
 * Immutable and safe for any thread. Sources: {@code kernel-flags-x86_64.tsv} and {@code flags.tsv}.
 */
public final class KernelFlags {
  private final long[] kernel;
  private final long[] file;

  private KernelFlags(long[] kernel, long[] file) {
    this.kernel = kernel;
    this.file = file;
  }

  /**
   * Reads every table that has kernel values.
   *
   * @return the maps by table name, such as {@code mmap_flags}
   */
  public static Map<String, KernelFlags> load() {
    Map<String, Long> numbers = new HashMap<>();
    for (String[] cells : TableFile.read("flags.tsv")) {
      numbers.put(cells[0] + "." + cells[2], Long.valueOf(cells[3]));
    }
    Map<String, List<long[]>> pairs = new HashMap<>();
    for (String[] cells : TableFile.read("kernel-flags-x86_64.tsv")) {
      Long number = numbers.get(cells[0] + "." + cells[1]);
      if (number == null) {
        throw new IllegalStateException("no file value for " + cells[0] + "." + cells[1]);
      }
      pairs
          .computeIfAbsent(cells[0], table -> new ArrayList<>())
          .add(new long[] {Long.decode(cells[2]), number});
    }
    Map<String, KernelFlags> tables = new HashMap<>();
    pairs.forEach((table, rows) -> tables.put(table, of(rows)));
    return Map.copyOf(tables);
  }

  private static KernelFlags of(List<long[]> rows) {
    return new KernelFlags(
        rows.stream().mapToLong(row -> row[0]).toArray(),
        rows.stream().mapToLong(row -> row[1]).toArray());
  }

  /**
   * Converts a set of bits; a kernel value of several bits counts only when all are set.
   *
   * @param value kernel's bits
   * @return bits as capture files have them; bits without a name are left out
   */
  public long bits(long value) {
    long result = 0;
    for (int i = 0; i < kernel.length; i++) {
      if (kernel[i] != 0 && (value & kernel[i]) == kernel[i]) {
        result |= file[i];
      }
    }
    return result;
  }

  /**
   * Converts one value of an enumeration.
   *
   * @param value kernel's value
   * @param unknown result for a value without a name
   * @return the number in capture files
   */
  public long value(long value, long unknown) {
    for (int i = 0; i < kernel.length; i++) {
      if (kernel[i] == value) {
        return file[i];
      }
    }
    return unknown;
  }
}
