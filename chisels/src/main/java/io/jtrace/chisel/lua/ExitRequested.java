package io.jtrace.chisel.lua;

/** A script called {@code os.exit}: it wants to run no further. */
final class ExitRequested extends Error {
  private static final long serialVersionUID = 1L;

  ExitRequested() {
    super("os.exit", null, false, false);
  }
}
