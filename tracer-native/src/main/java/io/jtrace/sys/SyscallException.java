package io.jtrace.sys;

/** A call into the kernel or a library that failed, with its errno. */
public class SyscallException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Positive error number. */
  private final int errno;

  /**
   * A failed call.
   *
   * @param call what was called, such as {@code bpf_object__load}
   * @param errno positive error number
   */
  public SyscallException(String call, int errno) {
    this(call, errno, "");
  }

  /**
   * A failed call with more to say.
   *
   * @param call what was called
   * @param errno positive error number
   * @param detail last words of a log, or empty
   */
  public SyscallException(String call, int errno, String detail) {
    super(
        call
            + " failed: "
            + ErrorName.of(errno)
            + (detail.isEmpty() ? "" : " (" + detail.strip() + ")"));
    this.errno = errno;
  }

  /**
   * The error number.
   *
   * @return positive
   */
  public int errno() {
    return errno;
  }
}
