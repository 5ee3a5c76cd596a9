package io.jtrace.syscall;

import java.util.Map;

/** Flags of open(2), whose access mode is not a bit set. Immutable and safe for any thread. */
public final class OpenFlags {
  private static final int ACCESS_MODE = 3;

  private final KernelFlags bits;

  private OpenFlags(KernelFlags bits) {
    this.bits = bits;
  }

  /**
   * Takes its table out of the loaded ones.
   *
   * @param tables as {@link KernelFlags#load} returns them
   * @return the conversion
   */
  public static OpenFlags of(Map<String, KernelFlags> tables) {
    return new OpenFlags(tables.get("file_flags"));
  }

  /**
   * Kernel flags to the numbers of capture files: access modes 0, 1, 2 are stored as 1, 2, 3.
   *
   * @param kernel flags as open(2) or fdinfo have them
   * @return flags in the capture file's numbering
   */
  public int toFile(int kernel) {
    int access = kernel & ACCESS_MODE;
    int mode = access == ACCESS_MODE ? 0 : access + 1;
    return (int) bits.bits(kernel & 0xffffffffL & ~ACCESS_MODE) | mode;
  }
}
