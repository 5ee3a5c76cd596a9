package io.jtrace.chisel;

import io.jtrace.event.Event;
import io.jtrace.event.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds events to chisels, in the order they were added. A chisel that fails is reported by one line
 * and switched off; the others and the capture go on. Single-threaded.
 */
public final class ChiselSink implements EventSink {
  private static final int LONGEST_MESSAGE = 500;
  private static final int LONGEST_CHAIN = 16;
  private final ScriptEngine engine;
  private final ChiselCatalog catalog;
  private final ChiselHost host;
  private final Appendable out;
  private final Appendable errors;
  private final CaptureClock clock;
  private final List<RunningChisel> chisels = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private boolean failed;
  private int exitStatus;
  private int running;

  /**
   * A sink without chisels.
   *
   * @param engine runs the scripts
   * @param catalog finds them and their modules
   * @param host the pipeline around them
   * @param out where they print
   * @param errors receives one line for each chisel that fails
   */
  public ChiselSink(
      ScriptEngine engine,
      ChiselCatalog catalog,
      ChiselHost host,
      Appendable out,
      Appendable errors) {
    this.engine = engine;
    this.catalog = catalog;
    this.host = host;
    this.out = out;
    this.errors = errors;
    this.clock = new CaptureClock(host);
  }

  /**
   * Loads a chisel and hands it its arguments.
   *
   * @param name as given to {@code -c}
   * @param values its arguments in order
   * @throws ChiselException if it cannot be found or loaded, or refuses an argument
   */
  public void add(String name, List<String> values) throws ChiselException {
    chisels.add(load(name, values));
    running++;
  }

  private RunningChisel load(String name, List<String> values) throws ChiselException {
    ChiselScript script =
        catalog.find(name).orElseThrow(() -> new ChiselException("cannot find chisel " + name));
    ChiselInfo info = engine.describe(script);
    if (!info.runnable()) {
      throw new ChiselException("Failed to load chisel " + info.name() + ": args table missing");
    }
    ChiselArguments.check(info, values);
    ChiselControl control = new ChiselControl(script.name(), host, catalog, out, clock);
    Script loaded = engine.load(script, control);
    for (int i = 0; i < values.size(); i++) {
      loaded.setArgument(info.arguments().get(i).name(), values.get(i));
    }
    return new RunningChisel(loaded, control);
  }

  /** Runs every {@code on_init}: after the filter was set, before the capture is opened. */
  public void init() {
    for (RunningChisel chisel : chisels) {
      guard(chisel, () -> init(chisel));
    }
  }

  private void init(RunningChisel chisel) throws ChiselException {
    chisel.init();
    for (int i = 0; chisel.control().successor() != null; i++) {
      if (i == LONGEST_CHAIN) {
        throw new ChiselException("chisels hand over to one another without end");
      }
      ChiselControl.Successor next = chisel.control().successor();
      chisel.become(load(next.name(), next.arguments()));
      chisel.init();
    }
  }

  @Override
  public void begin() {
    for (RunningChisel chisel : chisels) {
      guard(chisel, chisel::captureStart);
    }
  }

  @Override
  public void accept(Event event) {
    clock.tick(event.timestampNanos());
    for (int i = 0; i < chisels.size() && !clock.isEnded(); i++) {
      RunningChisel chisel = chisels.get(i);
      if (chisel.isOn()) {
        deliver(chisel, event);
      }
    }
  }

  /** Intervals go on while the filter keeps events back. */
  @Override
  public void pass(Event event) {
    clock.tick(event.timestampNanos());
    for (RunningChisel chisel : chisels) {
      if (chisel.control().intervals().areWanted()) {
        guard(chisel, () -> chisel.tick(event));
      }
    }
  }

  /** A script may read fields when its interval ends. */
  @Override
  public Interest interestInPassed() {
    boolean reads = chisels.stream().anyMatch(chisel -> chisel.control().intervals().areWanted());
    return reads ? Interest.STATE : Interest.EVENT;
  }

  /** As {@link #guard}, without making an object for each event. */
  private void deliver(RunningChisel chisel, Event event) {
    try {
      if (chisel.accept(event)) {
        print(chisel.control().format(), event);
      }
    } catch (ChiselException e) {
      fail(chisel, e);
    } catch (ScriptExit e) {
      leave(chisel, e);
    }
  }

  private void print(ChiselHost.LineFormat format, Event event) {
    line.setLength(0);
    if (format != null && format.append(event, line)) {
      write(out, line.append('\n'));
    }
  }

  @Override
  public boolean isDone() {
    return clock.isEnded() || running == 0;
  }

  @Override
  public void end() {
    long delta = clock.lastNanos() - clock.firstNanos();
    for (RunningChisel chisel : chisels) {
      guard(chisel, () -> chisel.captureEnd(clock.lastNanos(), delta));
    }
  }

  /**
   * Whether any chisel has failed.
   *
   * @return true once one was switched off by an error
   */
  public boolean failed() {
    return failed;
  }

  /**
   * What a script that ended itself by {@code os.exit} asked for.
   *
   * @return the status of the last one, 0 without any
   */
  public int exitStatus() {
    return exitStatus;
  }

  private void guard(RunningChisel chisel, Step step) {
    if (!chisel.isOn()) {
      return;
    }
    try {
      step.run();
    } catch (ChiselException e) {
      fail(chisel, e);
    } catch (ScriptExit e) {
      leave(chisel, e);
    }
  }

  private void fail(RunningChisel chisel, ChiselException failure) {
    failed = true;
    report(chisel, failure);
    switchOff(chisel);
  }

  private void leave(RunningChisel chisel, ScriptExit exit) {
    exitStatus = exit.status();
    switchOff(chisel);
  }

  private void switchOff(RunningChisel chisel) {
    chisel.switchOff();
    running--;
  }

  private void report(RunningChisel chisel, ChiselException failure) {
    Event event = chisel.control().event();
    String where = event == null ? "" : " (event " + event.number() + ")";
    String name = chisel.control().name();
    write(errors, "jtrace: chisel " + name + ": " + line(failure.getMessage()) + where + "\n");
  }

  /** What a script puts into its error may be long and have lines of its own. */
  private static String line(String message) {
    String one = message.replaceAll("\\s*[\r\n]\\s*", " ");
    return one.length() > LONGEST_MESSAGE ? one.substring(0, LONGEST_MESSAGE) + "..." : one;
  }

  private static void write(Appendable target, CharSequence text) {
    try {
      target.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws ChiselException;
  }
}
