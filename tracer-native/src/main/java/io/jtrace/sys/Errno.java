package io.jtrace.sys;

import jnr.ffi.LastError;
import jnr.ffi.Runtime;

/** The errno that a call through jnr-ffi has left in this thread. */
final class Errno {
  private static final Runtime RUNTIME = Runtime.getSystemRuntime();

  private Errno() {}

  static int last() {
    return LastError.getLastError(RUNTIME);
  }
}
