package io.jtrace.state;

import java.util.List;

/**
 * One thread. Lives in {@link MachineState}; changed only by the state engine on the consumer
 * thread, so who keeps one reads it there too.
 */
public final class ThreadInfo {
  /** A user or group id nobody knows. */
  public static final long UNKNOWN_ID = 0xffffffffL;

  private final MachineState machine;

  /** Counts threads in the order they became known. */
  long serial;

  long tid;
  long pid;
  long ptid = -1;
  long sid = -1;
  long vpgid = -1;
  long vtid = -1;
  long vpid = -1;
  String comm = "<NA>";
  String exe = "<NA>";
  String exePath = "";
  String root = "/";
  long fdLimit = -1;
  long uid = UNKNOWN_ID;
  long gid = UNKNOWN_ID;
  long loginUid = -1;
  int tty;
  long vmSizeKb;
  long vmRssKb;
  long vmSwapKb;
  long majorFaults;
  long minorFaults;
  long cloneNanos;
  long childCount;
  String containerId = "";
  long lastNanos;
  long previousNanos;
  long latencyNanos;
  String cwd = "";
  int flags;
  boolean exeWritable;
  boolean fake;
  List<Cgroup> cgroups = List.of();
  final NulList args = new NulList(false);
  final NulList env = new NulList(true);
  final FdTable ownFds;
  final LastEnter enter = new LastEnter();
  ThreadTracers tracers;

  ThreadInfo(MachineState machine, long tid) {
    this.machine = machine;
    this.ownFds = new FdTable(machine.fdBudget());
    this.tid = tid;
    this.pid = tid;
  }

  /**
   * Thread id.
   *
   * @return id in the initial pid namespace
   */
  public long tid() {
    return tid;
  }

  /**
   * Process id.
   *
   * @return thread id of the main thread
   */
  public long pid() {
    return pid;
  }

  /**
   * Parent.
   *
   * @return thread id of the parent, -1 if unknown
   */
  public long ptid() {
    return ptid;
  }

  /**
   * Session.
   *
   * @return session id, -1 if unknown
   */
  public long sid() {
    return sid;
  }

  /**
   * Process group as its own pid namespace numbers it.
   *
   * @return group id, -1 if unknown
   */
  public long vpgid() {
    return vpgid;
  }

  /**
   * Thread id as its own pid namespace numbers it.
   *
   * @return id, -1 if unknown
   */
  public long vtid() {
    return vtid;
  }

  /**
   * Process id as its own pid namespace numbers it.
   *
   * @return id, -1 if unknown
   */
  public long vpid() {
    return vpid;
  }

  /**
   * Thread name.
   *
   * @return what {@code proc.name} shows; {@code <NA>} if unknown
   */
  public String comm() {
    return comm;
  }

  /**
   * Argument 0.
   *
   * @return what {@code proc.exe} shows; {@code <NA>} if unknown
   */
  public String exe() {
    return exe;
  }

  /**
   * Path of the executable.
   *
   * @return absolute path, empty if unknown
   */
  public String exePath() {
    return exePath;
  }

  /**
   * Root directory.
   *
   * @return path, {@code /} unless changed
   */
  public String root() {
    return root;
  }

  /**
   * Soft limit of open files, which the main thread holds.
   *
   * @return -1 if unknown
   */
  public long fdLimit() {
    return main().fdLimit;
  }

  /**
   * Effective user.
   *
   * @return user id, 0xffffffff if unknown
   */
  public long uid() {
    return uid;
  }

  /**
   * Effective group.
   *
   * @return group id, 0xffffffff if unknown
   */
  public long gid() {
    return gid;
  }

  /**
   * Login user.
   *
   * @return user id, -1 if unset
   */
  public long loginUid() {
    return loginUid;
  }

  /**
   * Controlling terminal.
   *
   * @return device number, 0 if none
   */
  public int tty() {
    return tty;
  }

  /**
   * Virtual memory, as last seen.
   *
   * @return KiB
   */
  public long vmSizeKb() {
    return vmSizeKb;
  }

  /**
   * Resident memory, as last seen.
   *
   * @return KiB
   */
  public long vmRssKb() {
    return vmRssKb;
  }

  /**
   * Swapped memory, as last seen.
   *
   * @return KiB
   */
  public long vmSwapKb() {
    return vmSwapKb;
  }

  /**
   * Major page faults, as last seen.
   *
   * @return count since the thread began
   */
  public long majorFaults() {
    return majorFaults;
  }

  /**
   * Minor page faults, as last seen.
   *
   * @return count since the thread began
   */
  public long minorFaults() {
    return minorFaults;
  }

  /**
   * When it was seen being cloned.
   *
   * @return ns since the epoch, 0 if it was not
   */
  public long cloneNanos() {
    return cloneNanos;
  }

  /**
   * Live threads that count on this one: threads of the process on its main thread.
   *
   * @return count
   */
  public long childCount() {
    return childCount;
  }

  /**
   * Container it runs in.
   *
   * @return first 12 characters of the id, empty for the host
   */
  public String containerId() {
    return containerId;
  }

  /**
   * When it last had an event, the current one included; switches do not count.
   *
   * @return ns since the epoch, 0 if never
   */
  public long lastNanos() {
    return lastNanos;
  }

  /**
   * The event before {@link #lastNanos()}.
   *
   * @return ns since the epoch, 0 if there was none
   */
  public long previousNanos() {
    return previousNanos;
  }

  /**
   * Time between the last enter and exit.
   *
   * @return ns; 0 after an enter
   */
  public long latencyNanos() {
    return latencyNanos;
  }

  /**
   * Arguments from 1 on.
   *
   * @return unmodifiable
   */
  public List<String> args() {
    return args.items();
  }

  /**
   * Environment of the process; main threads have it.
   *
   * @return {@code NAME=value} texts, unmodifiable
   */
  public List<String> env() {
    return main().env.items();
  }

  /**
   * Working directory, which the main thread holds.
   *
   * @return path with a final {@code /}; empty if it was never known
   */
  public String cwd() {
    return main().cwd;
  }

  /**
   * Control groups.
   *
   * @return in the order the kernel lists them, unmodifiable
   */
  public List<Cgroup> cgroups() {
    return cgroups;
  }

  /**
   * Clone flags and marks.
   *
   * @return bits as in {@link ThreadFlags}
   */
  public int flags() {
    return flags;
  }

  /**
   * Whether its user may write its executable.
   *
   * @return as the last execve said
   */
  public boolean isExeWritable() {
    return exeWritable;
  }

  /**
   * Whether it is the main thread of its process.
   *
   * @return true if tid and pid are equal
   */
  public boolean isMain() {
    return tid == pid;
  }

  /**
   * The main thread of its process.
   *
   * @return the main thread, or this thread when that is not known
   */
  public ThreadInfo main() {
    if (tid == pid) {
      return this;
    }
    ThreadInfo main = machine.thread(pid);
    return main == null ? this : main;
  }

  /**
   * Its open descriptors.
   *
   * @return its own table, or its main thread's when they share one
   */
  public FdTable fds() {
    return (flags & ThreadFlags.CLONE_FILES) != 0 ? main().ownFds : ownFds;
  }

  /**
   * Whether all that is known of it is an event with its id.
   *
   * @return true until a clone or execve tells more
   */
  public boolean isFake() {
    return fake;
  }
}
