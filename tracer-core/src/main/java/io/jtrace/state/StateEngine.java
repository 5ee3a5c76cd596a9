package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.event.Snapshot;

/**
 * Follows the machine through the events. For every event the pipeline calls, on one thread, {@link
 * #begin}; then {@link #apply} before the filter when the type has MODIFIES_STATE, and otherwise
 * after it or {@link #reject}; {@link #finish} last. Fields are read between apply and finish.
 *
 * <p>Nothing is allocated for events that change no state, once a thread is known.
 */
public final class StateEngine {
  private final MachineState machine = new MachineState();
  private final Spans spans = new Spans();
  private final Threads threads = new Threads(machine);
  private final Removals removals = new Removals(threads);
  private final CpuSwitches switches = new CpuSwitches();
  private final Plans plans;
  private final EventContext context;
  private final SnapshotImport snapshots;
  private final TracerWrites tracers;
  private final RefusedEvents refused;
  private TypePlan plan;

  /**
   * An engine that knows no machine yet.
   *
   * @param schema says what the types mean
   */
  public StateEngine(EventSchema schema) {
    OpenedPath opened = new OpenedPath();
    Connections connections = new Connections(machine);
    Containers containers = new Containers(machine);
    context = new EventContext(machine, new Event(schema), opened);
    snapshots = new SnapshotImport(machine, threads, containers, connections);
    plans = new Plans(schema);
    int tracer = plans.type("PPME_TRACER_E").id();
    tracers = new TracerWrites(spans, new Event(schema), tracer);
    registerDescriptors(opened, connections);
    registerProcesses(containers);
    plan = plans.of(0);
    refused = new RefusedEvents(machine, threads, removals, switches, plans);
  }

  /**
   * The short way for events that a filter refuses for their type alone.
   *
   * @return the same object for the life of the engine
   */
  public RefusedEvents refused() {
    return refused;
  }

  private void registerDescriptors(OpenedPath opened, Connections connections) {
    SocketBytes bytes = new SocketBytes();
    new OpenCalls(opened).register(plans);
    new CloseCalls(removals).register(plans);
    new DuplicateCalls().register(plans);
    new SocketCalls(bytes).register(plans);
    new ConnectCalls(bytes, connections).register(plans);
    new TransferCalls(bytes, connections, tracers).register(plans);
    new AnonymousFdCalls().register(plans);
    new ListedFds(connections).register(plans);
  }

  private void registerProcesses(Containers containers) {
    new DirectoryCalls(containers).register(plans);
    new IdentityCalls().register(plans);
    new LimitCalls(threads).register(plans);
    new MemoryCalls().register(plans);
    new CloneCalls(machine, threads, containers).register(plans);
    new ExecCalls(containers).register(plans);
    new ListedTasks(containers).register(plans);
    new ExitCalls(removals).register(plans);
    new ContainerEvents(machine, threads).register(plans);
    new AccountEvents(machine).register(plans);
  }

  /**
   * Begins a capture or a section of one: forgets everything and takes the snapshot over. The first
   * timestamp stays the capture's.
   *
   * @param snapshot the machine before the first event
   */
  public void reset(Snapshot snapshot) {
    context.clear();
    removals.forget();
    switches.forget();
    spans.clear();
    snapshots.run(snapshot);
  }

  /**
   * The machine as it is now, in the form a capture begins with: threads that are known by more than
   * an event, their descriptors, users, groups and interfaces.
   *
   * @return a copy
   */
  public Snapshot snapshot() {
    return new SnapshotExport(machine).snapshot();
  }

  /**
   * Finds the event's thread, enter and descriptor. Removes first what the event before this one
   * has ended.
   *
   * @param event the event
   */
  public void begin(Event event) {
    removals.run();
    context.clear();
    plan = plans.of(event.typeId());
    if (context.firstTimestampNanos == 0 && !plan.container) {
      context.firstTimestampNanos = event.timestampNanos();
    }
    context.hidden = event.isStateOnly();
    context.thread = thread(event);
    if (plan.switching) {
      context.switchedInNanos = switches.next(event.cpu(), event.timestampNanos());
    }
    if (context.thread == null) {
      return;
    }
    context.latencyNanos = plan.noThread && !plan.procinfo ? 0 : context.thread.latencyNanos;
    if (plan.ofCall) {
      pair(event, context.thread);
    }
  }

  /**
   * Whether the current event is to be applied before a filter sees it.
   *
   * @return true if its type changes the state
   */
  public boolean changesState() {
    return plan.modifies;
  }

  private ThreadInfo thread(Event event) {
    if (plan.container) {
      return null;
    }
    boolean known = plan.createsThread || plan.switching || plan.noThread;
    return known ? machine.thread(event.tid()) : threads.findOrInvent(event.tid());
  }

  private void pair(Event event, ThreadInfo thread) {
    if (!plan.createsThread) {
      thread.flags |= ThreadFlags.ACTIVE;
    }
    thread.previousNanos = thread.lastNanos;
    thread.lastNanos = event.timestampNanos();
    if (plan.enter) {
      enter(event, thread);
    } else {
      exit(event, thread);
    }
  }

  private void enter(Event event, ThreadInfo thread) {
    thread.enter.fd = -1;
    thread.enter.type = event.typeId();
    thread.enter.forget();
    thread.latencyNanos = 0;
    context.latencyNanos = 0;
    thread.enter.nanos = event.timestampNanos();
    if (plan.usesFd && event.paramCount() > 0) {
      context.lookUp(event.paramLong(0));
    }
  }

  private void exit(Event event, ThreadInfo thread) {
    if (thread.enter.nanos != 0) {
      thread.latencyNanos = event.timestampNanos() - thread.enter.nanos;
    }
    context.latencyNanos = thread.latencyNanos;
    context.paired = thread.enter.type == plan.enterType;
    if (context.paired) {
      result(event);
      if (plan.usesFd) {
        boolean own = plan.exitFdParam >= 0 && event.paramCount() > plan.exitFdParam;
        context.lookUp(own ? event.paramLong(plan.exitFdParam) : thread.enter.fd);
      }
    } else if (event.typeId() >= EventSchema.CLASSIC_IDS) {
      aloneToday(event);
    }
  }

  /** Today's exits come without an enter and say all themselves. */
  private void aloneToday(Event event) {
    if (event.typeId() < EventSchema.FIRST_DETAIL_ID) {
      result(event);
      if (plan.usesFd && plan.exitFdParam >= 0 && event.paramCount() > plan.exitFdParam) {
        context.lookUp(event.paramLong(plan.exitFdParam));
      }
    }
  }

  private void result(Event event) {
    if (plan.resultParam >= 0 && event.paramCount() > plan.resultParam) {
      context.errorCode = Math.min(0, event.paramLong(plan.resultParam));
    }
  }

  /**
   * Lets the event change the state.
   *
   * @param event the event that was begun
   */
  public void apply(Event event) {
    if (plan.keepsEnter && context.thread != null) {
      context.thread.enter.keep(event);
    }
    plan.updater.update(event, context);
  }

  /**
   * Finds the descriptor of a write's exit although its enter was refused, for the filter: as sysdig
   * does for this one call.
   *
   * @param event the event that was begun
   * @return whether it is a write that may turn out to be a tracer, so that it has to be applied
   *     before the filter sees it
   */
  public boolean findWritten(Event event) {
    if (!plan.writes) {
      return false;
    }
    context.fd = context.fdOrLast();
    return context.fd == null ? event.isTracer() : context.fd.tracers != TracerUse.NONE;
  }

  /**
   * The event that filters and sinks see, once the event is applied.
   *
   * @param event the event that was begun
   * @return the tracer event that a write turned out to be, valid until {@link #finish}; else the
   *     event itself
   */
  public Event shown(Event event) {
    return context.shown == null ? event : context.shown;
  }

  /**
   * Shows the event although it is only part of a tracer: its filter has asked for it.
   *
   * @param event the event that was applied
   */
  public void unhide(Event event) {
    context.hidden = event.isStateOnly();
  }

  /** Shows all parts of tracers from now on, for a file that is to hold them. */
  public void keepTracerWrites() {
    tracers.keepAll();
  }

  /**
   * Spans of the machine.
   *
   * @return the same object for the life of the engine
   */
  public Spans spans() {
    return spans;
  }

  /**
   * Takes note that the filter refused an event before it was applied: its exit will find no enter.
   *
   * @param event the event that was begun
   */
  public void reject(Event event) {
    if (context.thread != null && plan.ofCall) {
      context.thread.enter.type = -1;
    }
  }

  /**
   * Ends the event: the enter kept for it is freed.
   *
   * @param event the event that was begun
   */
  public void finish(Event event) {
    ThreadInfo thread = context.thread;
    if (thread != null && !plan.enter && !plan.noThread) {
      thread.enter.forget();
    }
    if (context.fd != null) {
      context.fd.nameBefore = context.fd.name;
    }
  }

  /**
   * Reads fields as if a thread's call on one of its descriptors had just returned; afterwards the
   * current event is what it was. For tables of descriptors that a filter picks from.
   *
   * @param thread a thread of the machine
   * @param fd number of a descriptor of it
   * @param reader reads the fields
   */
  public void lookAt(ThreadInfo thread, long fd, Runnable reader) {
    ThreadInfo threadBefore = context.thread;
    FdInfo fdBefore = context.fd;
    long numberBefore = thread.enter.fd;
    context.thread = thread;
    context.lookUp(fd);
    try {
      reader.run();
    } finally {
      thread.enter.fd = numberBefore;
      context.thread = threadBefore;
      context.fd = fdBefore;
    }
  }

  /**
   * What is known about the current event.
   *
   * @return the same object for the life of the engine
   */
  public EventContext context() {
    return context;
  }

  /**
   * The machine.
   *
   * @return the same object for the life of the engine
   */
  public MachineState machine() {
    return machine;
  }
}
