package io.jtrace.state;

/**
 * What the state engine knows of the current event. One object, reused; valid between the engine's
 * {@code begin} and {@code finish}, on the consumer thread.
 */
public final class EventContext {
  ThreadInfo thread;
  FdInfo fd;
  long fdNumber = -1;
  long latencyNanos;
  boolean paired;
  long errorCode;
  String path = "";
  long firstNanos;
  long switchedInNanos;
  Container container;

  EventContext() {}

  void clear() {
    thread = null;
    fd = null;
    fdNumber = -1;
    latencyNanos = 0;
    paired = false;
    errorCode = 0;
    path = "";
    switchedInNanos = 0;
    container = null;
  }

  /**
   * The event's thread.
   *
   * @return null for events without one
   */
  public ThreadInfo thread() {
    return thread;
  }

  /**
   * The descriptor the call works on.
   *
   * @return null if there is none or nothing is known of it
   */
  public FdInfo fd() {
    return fd;
  }

  /**
   * The descriptor the call works on or, where its enter was filtered out, the one the thread used
   * last.
   *
   * @return null if there is none or nothing is known of it
   */
  public FdInfo fdOrLast() {
    boolean last = fd == null && thread != null && thread.lastEventFd != -1;
    return last ? thread.fds().find(thread.lastEventFd) : fd;
  }

  /**
   * Number of the descriptor the call works on.
   *
   * @return -1 if none
   */
  public long fdNumber() {
    return fdNumber;
  }

  /**
   * Time from the call's enter to this exit.
   *
   * @return ns, 0 on enters and where the enter is unknown
   */
  public long latencyNanos() {
    return latencyNanos;
  }

  /**
   * Whether an exit follows its own enter.
   *
   * @return false on enters
   */
  public boolean isPaired() {
    return paired;
  }

  /**
   * The call's failure.
   *
   * @return negative error number, 0 for success
   */
  public long errorCode() {
    return errorCode;
  }

  /**
   * The path a call names that left no descriptor behind, such as a failed open.
   *
   * @return empty if none
   */
  public String path() {
    return path;
  }

  /**
   * Time of the capture's first event.
   *
   * @return ns since the epoch
   */
  public long firstTimestampNanos() {
    return firstNanos;
  }

  /**
   * On a switch, when the thread that leaves came onto the CPU.
   *
   * @return ns since the epoch, 0 if that was not seen
   */
  public long switchedInNanos() {
    return switchedInNanos;
  }

  /**
   * The container a container event tells of.
   *
   * @return null on other events
   */
  public Container container() {
    return container;
  }
}
