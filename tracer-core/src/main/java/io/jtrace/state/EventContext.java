package io.jtrace.state;

import io.jtrace.event.Event;

/**
 * What the state engine knows about the current event: its thread, its descriptor, its enter. One
 * object, reused: valid from the engine's {@code begin} of an event to its {@code finish}.
 */
public final class EventContext {
  final MachineState machine;
  final Event storedEnter;
  ThreadInfo thread;
  FdInfo fd;
  long latencyNanos;
  long errorCode;
  boolean paired;
  long firstTimestampNanos;
  long switchedInNanos;
  boolean hidden;
  boolean opens;
  Container container;
  Event shown;
  private final OpenedPath opened;

  EventContext(MachineState machine, Event storedEnter, OpenedPath opened) {
    this.machine = machine;
    this.storedEnter = storedEnter;
    this.opened = opened;
  }

  void clear() {
    thread = null;
    fd = null;
    latencyNanos = 0;
    errorCode = 0;
    paired = false;
    switchedInNanos = 0;
    hidden = false;
    opens = false;
    container = null;
    shown = null;
  }

  /** Makes the thread's descriptor of this number the event's. */
  void lookUp(long number) {
    thread.enter.fd = number;
    fd = thread.fds().find(number);
  }

  /** Shows another event instead, that of a tracer: the write was no call to be paired or timed. */
  void becomes(Event tracer) {
    shown = tracer;
    fd = null;
    paired = false;
    errorCode = 0;
    latencyNanos = 0;
    thread.latencyNanos = 0;
    thread.enter.fd = -1;
    thread.enter.type = tracer.typeId();
    thread.enter.nanos = 0;
  }

  /** The same in the table of the process's main thread. */
  void lookUpInMain(long number) {
    thread.enter.fd = number;
    fd = thread.main().fds().find(number);
  }

  /** Adds a descriptor to the event's thread and makes it the event's. */
  void add(long number, FdInfo info) {
    fd = thread.fds().put(number, info);
    thread.enter.fd = number;
  }

  /** The result of the event in parameter 0, -1 when it is missing. */
  static long result(Event event) {
    return event.paramCount() > 0 && event.paramLength(0) > 0 ? event.paramLong(0) : -1;
  }

  /**
   * Thread of the event.
   *
   * @return null for events that belong to none
   */
  public ThreadInfo thread() {
    return thread;
  }

  /**
   * Descriptor the event works on or has created.
   *
   * @return null for none, or one that is not known
   */
  public FdInfo fd() {
    return fd;
  }

  /**
   * The event's descriptor, or else the one its thread's last number stands for: the one an exit
   * without an enter may mean.
   *
   * @return null for none
   */
  public FdInfo fdOrLast() {
    boolean last = fd == null && thread != null && thread.enter.fd != -1;
    return last ? thread.fds().find(thread.enter.fd) : fd;
  }

  /**
   * The tracer that the event is.
   *
   * @return null for other events
   */
  public TracerText tracer() {
    return shown == null ? null : thread.tracers.text;
  }

  /**
   * The id that {@code span.id} shows of a tracer: of a text that is none, though its descriptor
   * promises tracers, the last one that its thread has named.
   *
   * @return 0 for events that are no tracers
   */
  public long spanId() {
    return shown == null ? 0 : thread.tracers.id;
  }

  /**
   * Whether the event's thread has written tracers.
   *
   * @return true also for one that was none in the end
   */
  public boolean hasTracers() {
    return thread != null && thread.tracers != null;
  }

  /**
   * The span that the event begins or ends, if spans are followed.
   *
   * @return null for events that are no tracers, and for an end without a beginning
   */
  public Span span() {
    return shown == null ? null : thread.tracers.span;
  }

  /**
   * Container that a container event is about.
   *
   * @return null for other events
   */
  public Container container() {
    return container;
  }

  /**
   * Number of that descriptor, known or not.
   *
   * @return the number the thread's last enter named, or its accept returned; -1 for none
   */
  public long fdNumber() {
    return thread == null ? -1 : thread.enter.fd;
  }

  /**
   * Time since the thread's last enter, whatever call that was.
   *
   * @return ns; 0 on enters and where no enter was seen
   */
  public long latencyNanos() {
    return latencyNanos;
  }

  /**
   * Whether this exit follows its own enter.
   *
   * @return false on enters
   */
  public boolean isPaired() {
    return paired;
  }

  /**
   * Error a paired exit returned.
   *
   * @return negative errno, 0 for success and where it is not known
   */
  public long errorCode() {
    return errorCode;
  }

  /**
   * When the capture's first event happened, container events excepted.
   *
   * @return ns since the epoch, 0 before it
   */
  public long firstTimestampNanos() {
    return firstTimestampNanos;
  }

  /**
   * On a context switch: the switch before it on the same CPU.
   *
   * @return ns since the epoch, 0 if there was none or the event is no switch
   */
  public long switchedInNanos() {
    return switchedInNanos;
  }

  /**
   * Whether the event only feeds the state and is to be hidden from sinks.
   *
   * @return true for events marked so, and container events about unsuccessful look-ups
   */
  public boolean isHidden() {
    return hidden;
  }

  /**
   * Full path of the file that an open, creat, openat or openat2 exit asked for, also when it
   * failed; built when asked for.
   *
   * @return empty for other events
   */
  public String path() {
    return opens ? opened.path(this) : "";
  }

  /**
   * The enter this exit belongs to, for calls whose exit does not tell all.
   *
   * @return a view over a copy, valid like the context; null if it was not kept
   */
  public Event enterEvent() {
    return paired && thread != null ? thread.enter.view(storedEnter) : null;
  }

  /**
   * Looks a descriptor of the event's thread up.
   *
   * @param number descriptor number
   * @return null without a thread or if it is not known
   */
  public FdInfo fd(long number) {
    return thread == null ? null : thread.fds().find(number);
  }
}
