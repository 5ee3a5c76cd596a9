package io.jtrace.chisel;

import io.jtrace.event.Event;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldException;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.FilterException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One chisel's grip on its run: what its script's calls read and change. Made by {@link ChiselSink},
 * used by an engine on the consumer thread.
 */
public final class ChiselControl {
  private static final String DEFAULT_FORMAT =
      "*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args";
  private final String name;
  private final ChiselHost host;
  private final Appendable out;
  private final CaptureClock clock;
  private final ChiselCatalog catalog;
  private final Intervals intervals = new Intervals();
  private EventPredicate filter = EventPredicate.ALL;
  private ChiselHost.LineFormat format;
  private Successor successor;
  private Event event;

  ChiselControl(
      String name, ChiselHost host, ChiselCatalog catalog, Appendable out, CaptureClock clock) {
    this.name = name;
    this.host = host;
    this.catalog = catalog;
    this.out = out;
    this.clock = clock;
  }

  /** A chisel that takes this one's place, and its arguments. */
  record Successor(String name, List<String> arguments) {}

  /**
   * Name of the chisel.
   *
   * @return as on the command line, without folders and {@code .lua}
   */
  public String name() {
    return name;
  }

  /**
   * Where the script prints.
   *
   * @return given by whoever made the sink
   */
  public Appendable out() {
    return out;
  }

  /**
   * The pipeline around it.
   *
   * @return never null
   */
  public ChiselHost host() {
    return host;
  }

  /**
   * The current event.
   *
   * @return null before the first; afterwards the last one delivered
   */
  public Event event() {
    return event;
  }

  /**
   * Source of a module the script requires.
   *
   * @param module its name
   * @return its text, or empty if no place has it
   */
  public Optional<ChiselScript> module(String module) {
    return catalog.find(module);
  }

  /**
   * Binds a field.
   *
   * @param text field with its argument
   * @return a new handle
   * @throws ChiselException naming the field if there is none or it cannot be read
   */
  public BoundField field(String text) throws ChiselException {
    try {
      BoundField bound = host.fieldBinder().bind(text);
      if (bound.field().is(io.jtrace.field.Field.Trait.FILTER_ONLY)) {
        throw new ChiselException("field " + text + " can be used in filters only");
      }
      return bound;
    } catch (FieldException e) {
      throw new ChiselException("chisel requesting nonexistent field " + text, e);
    }
  }

  /**
   * Sets the chisel's own filter.
   *
   * @param text a filter; empty for none
   * @throws ChiselException if it is wrong
   */
  public void filter(String text) throws ChiselException {
    try {
      filter = text.isEmpty() ? EventPredicate.ALL : host.filter(text);
    } catch (FilterException e) {
      throw new ChiselException("invalid filter in chisel " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sets the filter of the whole capture.
   *
   * @param text a filter
   * @throws ChiselException if it is wrong or one is set already
   */
  public void captureFilter(String text) throws ChiselException {
    try {
      host.captureFilter(text);
    } catch (FilterException e) {
      throw new ChiselException("invalid filter in chisel " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * The threads of the state.
   *
   * @param text filter over descriptors; empty for every thread
   * @return as {@link ChiselHost#threads} says
   * @throws ChiselException if the filter is wrong
   */
  public Collection<ThreadRow> threads(String text) throws ChiselException {
    try {
      return host.threads(text);
    } catch (FilterException e) {
      throw new ChiselException(
          "invalid filter argument for get_thread_table in chisel " + name + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Has each accepted event printed.
   *
   * @param text a format; empty or {@code default} for the built-in one
   * @throws ChiselException if it is wrong
   */
  public void format(String text) throws ChiselException {
    boolean builtIn = text.isEmpty() || text.equals("default");
    try {
      format = host.format(builtIn ? DEFAULT_FORMAT : text);
    } catch (FieldException e) {
      throw new ChiselException("invalid formatter in chisel " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Asks for calls aligned to multiples of an interval.
   *
   * @param nanos interval, 0 for none
   */
  public void interval(long nanos) {
    intervals.aligned(nanos);
  }

  /**
   * Asks for calls at each full interval since the first event.
   *
   * @param nanos interval, 0 for none
   */
  public void preciseInterval(long nanos) {
    intervals.precise(nanos);
  }

  /**
   * Lets another chisel take this one's place once its {@code on_init} has returned.
   *
   * @param chisel its name
   * @param arguments its arguments in order
   */
  public void successor(String chisel, List<String> arguments) {
    successor = new Successor(chisel, List.copyOf(arguments));
  }

  /**
   * Whether another chisel is to take this one's place.
   *
   * @return true once one was named
   */
  public boolean hasSuccessor() {
    return successor != null;
  }

  /** Ends the capture after the current event. */
  public void endCapture() {
    clock.end();
  }

  /**
   * Time of the first event delivered.
   *
   * @return ns since the epoch, 0 before it
   */
  public long firstNanos() {
    return clock.firstNanos();
  }

  /**
   * Time of the last event delivered.
   *
   * @return ns since the epoch, 0 before the first
   */
  public long lastNanos() {
    return clock.lastNanos();
  }

  void event(Event current) {
    event = current;
  }

  Successor successor() {
    return successor;
  }

  Intervals intervals() {
    return intervals;
  }

  boolean accepts(Event current) {
    return filter.test(current);
  }

  ChiselHost.LineFormat format() {
    return format;
  }
}
