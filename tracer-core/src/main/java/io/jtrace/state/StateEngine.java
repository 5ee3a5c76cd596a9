package io.jtrace.state;

import io.jtrace.event.Direction;
import io.jtrace.event.Event;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the state of the machine in step with the events. For each event the pipeline calls {@link
 * #begin}, then {@link #apply} or {@link #reject}, then {@link #finish}, all on one thread; fields
 * are read between apply and finish.
 */
public final class StateEngine {
  private final MachineState machine = new MachineState();
  private final EventContext context = new EventContext();
  private final UpdaterTable updaters;
  private final Event enterView;
  private final List<Runnable> removals = new ArrayList<>();
  private final LongMap<long[]> switchNanosByCpu = new LongMap<>();

  /**
   * An engine that knows nothing of the machine yet.
   *
   * @param schema what event types mean
   */
  public StateEngine(EventSchema schema) {
    updaters = new UpdaterTable(schema);
    enterView = new Event(schema);
  }

  /**
   * Starts over with the machine as it was at the beginning of a capture or section.
   *
   * @param snapshot that state
   */
  public void reset(Snapshot snapshot) {
    removals.clear();
    machine.reset(snapshot);
  }

  /**
   * The current event's surroundings.
   *
   * @return one object, reused for every event
   */
  public EventContext context() {
    return context;
  }

  /**
   * The machine.
   *
   * @return as of the current event
   */
  public MachineState machine() {
    return machine;
  }

  /**
   * Finds the event's thread, descriptor and latency.
   *
   * @param event next event
   */
  public void begin(Event event) {
    for (int i = 0; i < removals.size(); i++) {
      removals.get(i).run();
    }
    removals.clear();
    context.clear();
    EventType type = event.type();
    if (context.firstNanos == 0 && !type.name().equals("container")) {
      context.firstNanos = event.timestampNanos();
    }
    if (type.has(EventFlag.SKIPPARSERESET)) {
      context.thread = type.name().equals("procinfo") ? machine.thread(event.tid()) : null;
      return;
    }
    ThreadInfo thread = threadOf(event, type);
    context.thread = thread;
    if (thread == null) {
      return;
    }
    if (updaters.isSwitch(event.typeId())) {
      rememberSwitch(event);
      return;
    }
    thread.previousNanos = thread.lastNanos;
    thread.lastNanos = event.timestampNanos();
    if (type.direction() == Direction.ENTER) {
      enter(event, type, thread);
    } else {
      exit(event, type, thread);
    }
  }

  private ThreadInfo threadOf(Event event, EventType type) {
    ThreadInfo thread = machine.thread(event.tid());
    if (thread == null && !updaters.mayLackThread(event.typeId())) {
      thread = new ThreadInfo(event.tid(), event.tid());
      thread.fake = true;
      machine.add(thread);
    }
    return thread;
  }

  private void enter(Event event, EventType type, ThreadInfo thread) {
    thread.lastEventFd = -1;
    thread.lastEventType = event.typeId();
    thread.latencyNanos = 0;
    thread.enterNanos = event.timestampNanos();
    thread.enter.forget();
    if (type.has(EventFlag.USES_FD)) {
      thread.lastEventFd = event.paramLong(0);
      context.fdNumber = thread.lastEventFd;
      context.fd = thread.fds().find(thread.lastEventFd);
    }
    if (type.has(EventFlag.MODIFIES_STATE)) {
      thread.enter.store(event);
    }
  }

  private void exit(Event event, EventType type, ThreadInfo thread) {
    if (thread.enterNanos != 0) {
      thread.latencyNanos = event.timestampNanos() - thread.enterNanos;
      context.latencyNanos = thread.latencyNanos;
    }
    context.fdNumber = thread.lastEventFd;
    if (event.typeId() != thread.lastEventType + 1) {
      return;
    }
    context.paired = true;
    if (event.paramCount() > 0 && updaters.hasResult(event.typeId()) && event.paramLong(0) < 0) {
      context.errorCode = event.paramLong(0);
    }
    if (type.has(EventFlag.USES_FD)) {
      context.fd = thread.fds().find(thread.lastEventFd);
    }
  }

  private void rememberSwitch(Event event) {
    long[] last = switchNanosByCpu.get(event.cpu());
    if (last == null) {
      last = new long[1];
      switchNanosByCpu.put(event.cpu(), last);
    }
    context.switchedInNanos = last[0];
    last[0] = event.timestampNanos();
  }

  /**
   * Brings the state up to date.
   *
   * @param event the event given to {@link #begin}
   */
  public void apply(Event event) {
    Updater updater = updaters.of(event.typeId());
    if (updater != null) {
      updater.update(event, context, this);
    }
  }

  /**
   * The filter refused an event that changes no state: its call is no longer paired, as in sysdig.
   *
   * @param event the event given to {@link #begin}
   */
  public void reject(Event event) {
    if (context.thread != null && !updaters.isSwitch(event.typeId())) {
      context.thread.lastEventType = -1;
      context.thread.enter.forget();
    }
  }

  /**
   * The event has been delivered.
   *
   * @param event the event given to {@link #begin}
   */
  public void finish(Event event) {
    if (context.fd != null) {
      context.fd.nameChanged = false;
    }
    if (context.thread != null && event.type().direction() == Direction.EXIT) {
      context.thread.enter.forget();
    }
  }

  /** Does something before the next event, so that the current one still sees the old state. */
  void later(Runnable removal) {
    removals.add(removal);
  }

  /** The paired enter of an exit, or null if it was not kept. */
  Event enterOf(EventContext of) {
    boolean kept = of.paired && of.thread != null && of.thread.enter.isPresent();
    return kept ? of.thread.enter.view(enterView) : null;
  }
}
