package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventType;

/**
 * Events in which the newest tracers list a thread while they record, so that lost events do no
 * lasting harm. They are no calls: an enter that the thread is in stays.
 */
final class ListedTasks {
  private static final String LISTED = "PPME_ITER_TASK_E";
  private final Containers containers;

  ListedTasks(Containers containers) {
    this.containers = containers;
  }

  void register(Plans plans) {
    Layout layout = Layout.of(plans.type(LISTED));
    plans.on((event, context) -> listed(event, context.thread, layout), LISTED);
  }

  /** Where the event keeps what. */
  private record Layout(
      int ptid,
      int vpgid,
      int sid,
      int comm,
      int argv,
      int exePath,
      int env,
      int cwd,
      int fdLimit,
      int uid,
      int vmSize,
      int faults,
      int vpid,
      int cgroups,
      int root,
      int tty,
      int loginUid) {
    static Layout of(EventType type) {
      return new Layout(
          type.indexOf("ppid"),
          type.indexOf("vpgid"),
          type.indexOf("sid"),
          type.indexOf("comm"),
          type.indexOf("argv"),
          type.indexOf("exepath"),
          type.indexOf("env"),
          type.indexOf("cwd"),
          type.indexOf("fdlimit"),
          type.indexOf("euid"),
          type.indexOf("vm_size"),
          type.indexOf("pgft_maj"),
          type.indexOf("vtgid"),
          type.indexOf("cgroups"),
          type.indexOf("root"),
          type.indexOf("tty"),
          type.indexOf("loginuid"));
    }
  }

  private void listed(Event event, ThreadInfo thread, Layout at) {
    if (thread == null || !ProcessParams.has(event, at.comm)) {
      return;
    }
    thread.fake = false;
    identity(event, thread, at);
    image(event, thread, at);
    MemoryCalls.sizes(event, at.vmSize, thread);
    thread.majorFaults = event.paramLong(at.faults);
    thread.minorFaults = event.paramLong(at.faults + 1);
    if (thread.isMain()) {
      thread.env.set(ProcessParams.bytes(event, at.env));
      thread.cwd = Paths.withFinalSlash(Paths.join("", event.paramText(at.cwd)));
      thread.fdLimit = event.paramLong(at.fdLimit);
    }
    thread.cgroups = Cgroups.parse(ProcessParams.bytes(event, at.cgroups));
    containers.resolve(thread);
  }

  private static void identity(Event event, ThreadInfo thread, Layout at) {
    thread.ptid = event.paramLong(at.ptid);
    thread.vpgid = event.paramLong(at.vpgid);
    thread.sid = event.paramLong(at.sid);
    thread.uid = event.paramLong(at.uid) & ThreadInfo.UNKNOWN_ID;
    thread.gid = event.paramLong(at.uid + 1) & ThreadInfo.UNKNOWN_ID;
    thread.vpid = event.paramLong(at.vpid);
    thread.vtid = event.paramLong(at.vpid + 1);
    if (thread.vtid == thread.tid) {
      thread.pid = thread.vpid;
    }
    thread.tty = (int) event.paramLong(at.tty);
    thread.loginUid = (int) event.paramLong(at.loginUid);
  }

  /** The first argument is the program's own name. */
  private static void image(Event event, ThreadInfo thread, Layout at) {
    thread.comm = event.paramText(at.comm);
    thread.exe = event.paramText(at.argv);
    String argv = ProcessParams.bytes(event, at.argv);
    thread.args.set(argv.substring(Math.min(argv.length(), thread.exe.length() + 1)));
    thread.exePath = event.paramText(at.exePath);
    thread.root = event.paramText(at.root);
  }
}
