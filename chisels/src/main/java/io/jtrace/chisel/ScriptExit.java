package io.jtrace.chisel;

/**
 * A script asked to run no further. An Error, so that no protected call inside the script can
 * swallow it.
 */
public final class ScriptExit extends Error {
  private static final long serialVersionUID = 1L;

  /** Without a trace: it is no failure. */
  public ScriptExit() {
    super("script exit", null, false, false);
  }
}
