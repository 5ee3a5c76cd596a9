package io.jtrace.state;

import java.util.List;

/** What is known of one thread. Changed by the state engine only. */
public final class ThreadInfo {
  /** Flag: shares its descriptors with its process (PPM_CL_CLONE_FILES). */
  static final int CLONE_FILES = 1;

  /** Flag: a thread of its process (PPM_CL_CLONE_THREAD). */
  static final int CLONE_THREAD = 1 << 13;

  final long tid;
  long pid;
  long ptid = -1;
  long sid = -1;
  long vpgid = -1;
  long vtid = -1;
  long vpid = -1;
  String comm = "<NA>";
  String exe = "<NA>";
  String exePath = "";
  List<String> args = List.of();
  List<String> env = List.of();
  String cwd = "";
  String root = "";
  List<Cgroup> cgroups = List.of();
  String containerId = "";
  long fdLimit = -1;
  int flags;
  long uid = 0xffffffffL;
  long gid = 0xffffffffL;
  long loginUid = -1;
  int tty;
  long vmSizeKb;
  long vmRssKb;
  long vmSwapKb;
  long majorFaults;
  long minorFaults;
  long cloneNanos;
  long childCount;
  boolean exeWritable;
  boolean fake;
  boolean exited;
  FdTable fds = new FdTable();
  ThreadInfo main = this;

  long lastEventFd = -1;
  int lastEventType = -1;
  long enterNanos;
  long latencyNanos;
  long previousNanos;
  long lastNanos;
  FdInfo lastFd;
  final EnterCopy enter = new EnterCopy();

  ThreadInfo(long tid, long pid) {
    this.tid = tid;
    this.pid = pid;
  }

  /**
   * Thread id.
   *
   * @return in the initial pid namespace
   */
  public long tid() {
    return tid;
  }

  /**
   * Process id.
   *
   * @return in the initial pid namespace
   */
  public long pid() {
    return pid;
  }

  /**
   * Thread id of the parent.
   *
   * @return -1 if unknown
   */
  public long ptid() {
    return ptid;
  }

  /**
   * Session.
   *
   * @return -1 if unknown
   */
  public long sid() {
    return sid;
  }

  /**
   * Process group in the thread's own pid namespace.
   *
   * @return -1 if unknown
   */
  public long vpgid() {
    return vpgid;
  }

  /**
   * Thread id in the thread's own pid namespace.
   *
   * @return -1 if unknown
   */
  public long vtid() {
    return vtid;
  }

  /**
   * Process id in the thread's own pid namespace.
   *
   * @return -1 if unknown
   */
  public long vpid() {
    return vpid;
  }

  /**
   * Name.
   *
   * @return {@code proc.name}
   */
  public String comm() {
    return comm;
  }

  /**
   * Argument 0.
   *
   * @return {@code proc.exe}
   */
  public String exe() {
    return exe;
  }

  /**
   * Path of the executable.
   *
   * @return empty if unknown
   */
  public String exePath() {
    return exePath;
  }

  /**
   * Arguments from 1.
   *
   * @return immutable
   */
  public List<String> args() {
    return args;
  }

  /**
   * Environment of the process.
   *
   * @return immutable, {@code NAME=value} each
   */
  public List<String> env() {
    return main.env;
  }

  /**
   * Working directory of the process.
   *
   * @return with a final slash; empty if unknown
   */
  public String cwd() {
    return main.cwd;
  }

  /**
   * Root directory.
   *
   * @return empty if unknown
   */
  public String root() {
    return root;
  }

  /**
   * Control groups.
   *
   * @return immutable
   */
  public List<Cgroup> cgroups() {
    return cgroups;
  }

  /**
   * The container it runs in.
   *
   * @return first 12 characters of its id; empty for the host
   */
  public String containerId() {
    return containerId;
  }

  /**
   * Soft limit of open files of the process.
   *
   * @return -1 if unknown
   */
  public long fdLimit() {
    return main.fdLimit;
  }

  /**
   * Clone flags.
   *
   * @return in the capture file's numbering
   */
  public int flags() {
    return flags;
  }

  /**
   * Effective user.
   *
   * @return 0xffffffff if unknown
   */
  public long uid() {
    return uid;
  }

  /**
   * Effective group.
   *
   * @return 0xffffffff if unknown
   */
  public long gid() {
    return gid;
  }

  /**
   * User of the login session.
   *
   * @return -1 if unset
   */
  public long loginUid() {
    return loginUid;
  }

  /**
   * Controlling terminal.
   *
   * @return 0 if none
   */
  public int tty() {
    return tty;
  }

  /**
   * Virtual memory.
   *
   * @return KiB, as last seen on this thread
   */
  public long vmSizeKb() {
    return vmSizeKb;
  }

  /**
   * Resident memory.
   *
   * @return KiB, as last seen on this thread
   */
  public long vmRssKb() {
    return vmRssKb;
  }

  /**
   * Swapped memory.
   *
   * @return KiB, as last seen on this thread
   */
  public long vmSwapKb() {
    return vmSwapKb;
  }

  /**
   * Major page faults.
   *
   * @return as last seen on this thread
   */
  public long majorFaults() {
    return majorFaults;
  }

  /**
   * Minor page faults.
   *
   * @return as last seen on this thread
   */
  public long minorFaults() {
    return minorFaults;
  }

  /**
   * When it was seen to be made.
   *
   * @return ns since the epoch, 0 if it was not seen
   */
  public long cloneNanos() {
    return cloneNanos;
  }

  /**
   * Threads this one made in its process.
   *
   * @return count
   */
  public long childCount() {
    return childCount;
  }

  /**
   * Whether it is its process's main thread.
   *
   * @return true if tid equals pid
   */
  public boolean isMain() {
    return tid == pid;
  }

  /**
   * The main thread of its process.
   *
   * @return itself if that is not known
   */
  public ThreadInfo main() {
    return main;
  }

  /**
   * The descriptors it uses.
   *
   * @return its process's, if it shares them
   */
  public FdTable fds() {
    return (flags & CLONE_FILES) != 0 ? main.fds : fds;
  }

  /**
   * Duration of its last call, 0 while a call is under way.
   *
   * @return ns
   */
  public long latencyNanos() {
    return latencyNanos;
  }

  /**
   * Time of its event before the current one.
   *
   * @return ns since the epoch, 0 if there was none
   */
  public long previousNanos() {
    return previousNanos;
  }

  /**
   * Time of its current event.
   *
   * @return ns since the epoch
   */
  public long lastNanos() {
    return lastNanos;
  }

  /**
   * Whether its user may write the executable.
   *
   * @return as the last execve said
   */
  public boolean isExeWritable() {
    return exeWritable;
  }
}
