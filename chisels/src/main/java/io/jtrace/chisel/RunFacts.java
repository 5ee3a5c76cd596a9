package io.jtrace.chisel;

/**
 * What a script may ask about the run.
 *
 * @param live whether events come from this machine now
 * @param filter the capture filter of the command line, empty without one
 * @param sourceName path of the capture file, empty when live
 * @param json whether output is JSON
 * @param terminalWidth columns of the terminal, -1 if output is no terminal
 * @param terminalHeight lines of the terminal, -1 if output is no terminal
 * @param printContainers whether container columns were asked for
 */
public record RunFacts(
    boolean live,
    String filter,
    String sourceName,
    boolean json,
    int terminalWidth,
    int terminalHeight,
    boolean printContainers) {

  /**
   * The same run with JSON as its output.
   *
   * @return a copy
   */
  public RunFacts inJson() {
    return new RunFacts(
        live, filter, sourceName, true, terminalWidth, terminalHeight, printContainers);
  }
}
