package io.jtrace.state;

/** Bits of {@link ThreadInfo#flags()}. Source: the clone flags of capture files. */
public final class ThreadFlags {
  /** It shares its parent's descriptors. */
  public static final int CLONE_FILES = 1;

  /** It opened a pid namespace of its own. */
  public static final int CLONE_NEWPID = 1 << 6;

  /** It is a thread of its parent's process. */
  public static final int CLONE_THREAD = 1 << 13;

  /** It was learned of from the child's side, before the parent's clone returned. */
  public static final int CLONE_INVERTED = 1 << 16;

  /** It has exited, but threads of its process live on. */
  public static final int CLOSED = 1 << 18;

  /** It has had an event. */
  public static final int ACTIVE = 1 << 19;

  /** Its standard output was replaced: the left side of a shell pipe. */
  public static final int PIPE_SRC = 1 << 21;

  /** Its standard input was replaced: the right side of a shell pipe. */
  public static final int PIPE_DST = 1 << 22;

  /** Its child is in another pid namespace. */
  public static final int CHILD_IN_PIDNS = 1 << 29;

  /** It is the main thread of its process. */
  public static final int MAIN_THREAD = 1 << 30;

  private ThreadFlags() {}
}
