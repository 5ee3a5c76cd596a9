package io.jtrace.chisel;

/** Turns script texts into something that runs. */
public interface ScriptEngine {
  /**
   * Runs the top level of a script in a world of its own and reads what it says about itself.
   *
   * @param script its text
   * @return what {@code -cl} and {@code -i} show
   * @throws ChiselException if it does not compile or fails; the message begins with its position
   */
  ChiselInfo describe(ChiselScript script) throws ChiselException;

  /**
   * Loads a script to be run.
   *
   * @param script its text
   * @param control what the script's calls act on; one a script
   * @return the script, its top level run
   * @throws ChiselException if it does not compile or fails
   */
  Script load(ChiselScript script, ChiselControl control) throws ChiselException;
}
