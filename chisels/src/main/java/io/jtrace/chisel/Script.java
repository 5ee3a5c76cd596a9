package io.jtrace.chisel;

/**
 * A loaded script and its callbacks. Each call is bounded by the engine's budget; a callback the
 * script does not define does nothing and counts as accepted. Single-threaded.
 */
public interface Script {
  /**
   * Hands over one argument.
   *
   * @param name as declared
   * @param value as given
   * @throws ChiselException if the script refuses it or fails
   */
  void setArgument(String name, String value) throws ChiselException;

  /**
   * Before the capture is opened.
   *
   * @throws ChiselException if the script refuses or fails
   */
  void init() throws ChiselException;

  /**
   * The capture is open, no event delivered yet.
   *
   * @throws ChiselException if the script refuses or fails
   */
  void captureStart() throws ChiselException;

  /**
   * One event, readable through the control.
   *
   * @return whether the event goes on to the script's formatter
   * @throws ChiselException if the script fails
   */
  boolean event() throws ChiselException;

  /**
   * An interval is over.
   *
   * @param timestampNanos time the script is told, ns since the epoch
   * @param deltaNanos ns since the previous call, 0 at the first
   * @throws ChiselException if the script asks to end or fails
   */
  void interval(long timestampNanos, long deltaNanos) throws ChiselException;

  /**
   * The capture is over.
   *
   * @param lastNanos time of the last event, ns since the epoch, 0 without events
   * @param deltaNanos ns from the first event to the last
   * @throws ChiselException if the script fails
   */
  void captureEnd(long lastNanos, long deltaNanos) throws ChiselException;
}
