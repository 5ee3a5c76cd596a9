package io.jtrace.sys;

/** Names of the error numbers that loading a probe can meet. Source: asm-generic/errno-base.h. */
final class ErrorName {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EACCES = 13;

  private ErrorName() {}

  static String of(int errno) {
    return switch (errno) {
      case EPERM -> "EPERM (operation not permitted)";
      case 2 -> "ENOENT (no such file or directory)";
      case EINTR -> "EINTR (interrupted)";
      case 7 -> "E2BIG (argument list too long)";
      case 12 -> "ENOMEM (out of memory)";
      case EACCES -> "EACCES (permission denied)";
      case 22 -> "EINVAL (invalid argument)";
      case 24 -> "EMFILE (too many open files)";
      case 95 -> "EOPNOTSUPP (operation not supported)";
      default -> "errno " + errno;
    };
  }
}
