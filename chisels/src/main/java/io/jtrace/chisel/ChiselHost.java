package io.jtrace.chisel;

import io.jtrace.event.Event;
import io.jtrace.event.MachineInfo;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.FilterException;
import java.util.Collection;

/** What chisels need of the pipeline they are attached to. Called on the consumer thread. */
public interface ChiselHost {
  /** Turns an event into a line. */
  @FunctionalInterface
  interface LineFormat {
    /**
     * Appends one line without its line break.
     *
     * @param event current event
     * @param out receives the line
     * @return false, and nothing appended, if the line is to be left out
     */
    boolean append(Event event, StringBuilder out);
  }

  /**
   * Fields over the pipeline's state.
   *
   * @return the binder
   */
  FieldBinder fieldBinder();

  /**
   * Compiles a filter.
   *
   * @param text a filter, not empty
   * @return the predicate
   * @throws FilterException if it is wrong
   */
  EventPredicate filter(String text) throws FilterException;

  /**
   * Compiles an output format.
   *
   * @param format as for {@code -p}
   * @return the format
   * @throws FieldException if it names no field
   */
  LineFormat format(String format) throws FieldException;

  /**
   * Sets the capture filter for every sink.
   *
   * @param text a filter
   * @throws FilterException if it is wrong
   * @throws ChiselException if one is set already
   */
  void captureFilter(String text) throws FilterException, ChiselException;

  /**
   * Sets how buffers are rendered.
   *
   * @param name such as {@code ascii} or {@code hex}
   * @return false if there is no such rendering
   */
  boolean bufferFormat(String name);

  /**
   * Sets how many bytes of payload a live capture keeps.
   *
   * @param bytes from 0
   */
  void snaplen(int bytes);

  /**
   * The machine the events come from.
   *
   * @return {@link MachineInfo#UNKNOWN} before the capture is open
   */
  MachineInfo machine();

  /**
   * The threads of the state.
   *
   * @param filter a filter each descriptor is tried against as if it were just read; only threads
   *     with one that passes are kept. Empty for every thread
   * @return a copy of the state, in no order
   * @throws FilterException if the filter is wrong
   */
  Collection<ThreadRow> threads(String filter) throws FilterException;

  /**
   * The containers known so far.
   *
   * @return in the order they were first seen
   */
  Collection<ContainerRow> containers();

  /**
   * How data buffers are shown now; {@link #bufferFormat} changes it.
   *
   * @return never null
   */
  RenderSettings rendering();

  /**
   * What is known about the run.
   *
   * @return its facts
   */
  RunFacts facts();

  /**
   * How much of the capture file has been read.
   *
   * @return 0 to 100, 0 when live
   */
  double readPercent();

  /**
   * Remembers a command line to be run in this process once this run is over; the last one wins.
   *
   * @param commandLine options and filter, without the program's name; {@code "} quotes
   */
  void runNext(String commandLine);

  /**
   * Takes a script's log line.
   *
   * @param severity {@code debug}, {@code info}, {@code warning}, {@code error} or {@code critical}
   * @param message one line
   */
  void log(String severity, String message);

  /**
   * Time of the capture's first event, whatever the filter says of it.
   *
   * @return ns since the epoch, 0 before it
   */
  long firstNanos();

  /**
   * Time of the last event read, whatever the filter says of it.
   *
   * @return ns since the epoch, 0 before the first
   */
  long lastNanos();

  /**
   * Time of the last event that tells of lost events, whatever the filter says of it.
   *
   * @return ns since the epoch, 0 if there was none so far
   */
  long lossNanos();
}
