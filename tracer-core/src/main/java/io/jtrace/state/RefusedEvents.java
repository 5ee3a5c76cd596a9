package io.jtrace.state;

import io.jtrace.event.Event;

/**
 * Keeps track of events that a filter has refused for their type alone, in far fewer steps than
 * those that somebody looks at: the engine's context still shows an earlier event meanwhile.
 * Consumer thread only.
 */
public final class RefusedEvents {
  /** {@link #traits}: nothing is known of the type yet. */
  public static final int UNKNOWN = 0;

  /** {@link #traits}: events of the type go to the engine itself. */
  public static final int WHOLE = 1;

  /** {@link #traits}: an enter, else an exit. */
  public static final int ENTER = 2;

  /** {@link #traits}: an enter whose parameter 0 is a descriptor. */
  public static final int NAMES_FD = 4;

  /** {@link #traits}: an enter that the state knows before a filter sees it: its exit finds it. */
  public static final int PAIRED = 8;

  /** {@link #traits}: an enter whose parameters its exit needs. */
  public static final int KEPT = 16;

  /** {@link #traits}: an exit that may turn out to be a tracer. */
  public static final int WRITES = 32;

  /** {@link #traits}: a context switch. */
  public static final int SWITCHES = 64;

  /** {@link #traits}: refused and short; always set but in {@link #WHOLE}. */
  public static final int SHORT = 128;

  private final MachineState machine;
  private final Threads threads;
  private final Removals removals;
  private final CpuSwitches switches;
  private final Plans plans;
  private boolean followsNames;

  RefusedEvents(
      MachineState machine, Threads threads, Removals removals, CpuSwitches switches, Plans plans) {
    this.machine = machine;
    this.threads = threads;
    this.removals = removals;
    this.switches = switches;
    this.plans = plans;
  }

  /** Keeps the names of descriptors as they were before each event, for who asks for changes. */
  public void followNames() {
    followsNames = true;
  }

  /**
   * What has to be done for a refused event.
   *
   * @param typeId type id of the event
   * @return {@link #WHOLE}, or {@link #SHORT} and others of the bits of this class
   */
  public int traits(int typeId) {
    TypePlan plan = plans.of(typeId);
    if (followsNames || !plan.isShort()) {
      return WHOLE;
    }
    if (plan.switching) {
      return SHORT | SWITCHES;
    }
    if (!plan.enter) {
      return SHORT | (plan.writes ? WRITES : 0);
    }
    return SHORT
        | ENTER
        | (plan.usesFd ? NAMES_FD : 0)
        | (plan.modifies ? PAIRED : 0)
        | (plan.keepsEnter && plan.modifies ? KEPT : 0);
  }

  /** Removes what the event before has ended; once before any number of refused events. */
  public void begin() {
    removals.run();
  }

  /**
   * The thread of the next event.
   *
   * @param tid its thread id
   * @return made up if it is not known; null when the table is full
   */
  public ThreadInfo thread(long tid) {
    ThreadInfo known = machine.thread(tid);
    return known != null ? known : threads.findOrInvent(tid);
  }

  /**
   * Takes an enter.
   *
   * @param thread of {@link #thread}
   * @param nanos when, ns since the epoch
   * @param type its type id if it is {@link #PAIRED}, else -1
   * @param fd descriptor that it names, -1 for none
   */
  public void enter(ThreadInfo thread, long nanos, int type, long fd) {
    thread.flags |= ThreadFlags.ACTIVE;
    thread.previousNanos = thread.lastNanos;
    thread.lastNanos = nanos;
    thread.latencyNanos = 0;
    LastEnter enter = thread.enter;
    enter.nanos = nanos;
    enter.fd = fd;
    enter.type = type;
    enter.forget();
  }

  /**
   * Keeps the enter taken last for its exit.
   *
   * @param thread its thread
   * @param bytes where its block lies
   * @param at offset of the block
   * @param length bytes of the block
   */
  public void keep(ThreadInfo thread, byte[] bytes, int at, int length) {
    thread.enter.keep(bytes, at, length);
  }

  /**
   * Whether the exit of a write may be a tracer: then it is not refused.
   *
   * @param thread of {@link #thread}
   * @return true if its last descriptor is the null device
   */
  public boolean mayBeTracer(ThreadInfo thread) {
    FdInfo fd = thread.enter.fd == -1 ? null : thread.fds().find(thread.enter.fd);
    return fd != null && fd.tracers != TracerUse.NONE;
  }

  /**
   * Takes an exit.
   *
   * @param thread of {@link #thread}
   * @param nanos when, ns since the epoch
   */
  public void exit(ThreadInfo thread, long nanos) {
    thread.flags |= ThreadFlags.ACTIVE;
    thread.previousNanos = thread.lastNanos;
    thread.lastNanos = nanos;
    LastEnter enter = thread.enter;
    if (enter.nanos != 0) {
      thread.latencyNanos = nanos - enter.nanos;
    }
    enter.type = -1;
    enter.forget();
  }

  /**
   * Takes a context switch.
   *
   * @param cpu number of the CPU
   * @param nanos when, ns since the epoch
   */
  public void switched(int cpu, long nanos) {
    switches.next(cpu, nanos);
  }

  /**
   * Takes an event of any form.
   *
   * @param event refused for its type alone
   * @param traits of its type
   * @return false if the engine has to take it after all: nothing is done then
   */
  public boolean take(Event event, int traits) {
    begin();
    if ((traits & SWITCHES) != 0) {
      switched(event.cpu(), event.timestampNanos());
      return true;
    }
    ThreadInfo thread = thread(event.tid());
    if (thread == null) {
      return true;
    }
    if ((traits & ENTER) == 0) {
      if ((traits & WRITES) != 0 && (event.isTracer() || mayBeTracer(thread))) {
        return false;
      }
      exit(thread, event.timestampNanos());
      return true;
    }
    boolean names = (traits & NAMES_FD) != 0 && event.paramCount() > 0;
    int type = (traits & PAIRED) != 0 ? event.typeId() : -1;
    enter(thread, event.timestampNanos(), type, names ? event.paramLong(0) : -1);
    if ((traits & KEPT) != 0) {
      keep(thread, event.array(), event.frameOffset(), event.frameBytes());
    }
    return true;
  }
}
