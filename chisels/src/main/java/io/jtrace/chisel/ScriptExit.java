package io.jtrace.chisel;

/**
 * A script asked to run no further. An Error, so that no protected call inside the script can
 * swallow it.
 */
public final class ScriptExit extends Error {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Without a trace: it is no failure.
   *
   * @param status exit status the script asked for
   */
  public ScriptExit(int status) {
    super("script exit", null, false, false);
    this.status = status;
  }

  /**
   * What the script asked for.
   *
   * @return an exit status, 0 for success
   */
  public int status() {
    return status;
  }
}
