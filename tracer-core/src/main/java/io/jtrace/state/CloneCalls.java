package io.jtrace.state;

import io.jtrace.event.Event;

/**
 * clone, clone3, fork, vfork. Both sides return from the call, in either order: whichever comes
 * first makes the child.
 */
final class CloneCalls {
  private static final long STALE_NANOS = 2_000_000_000L;

  private static final String[] EXITS = {
    "PPME_SYSCALL_CLONE_11_X", "PPME_SYSCALL_CLONE_16_X", "PPME_SYSCALL_CLONE_17_X",
    "PPME_SYSCALL_CLONE_20_X", "PPME_SYSCALL_FORK_X", "PPME_SYSCALL_FORK_17_X",
    "PPME_SYSCALL_FORK_20_X", "PPME_SYSCALL_VFORK_X", "PPME_SYSCALL_VFORK_17_X",
    "PPME_SYSCALL_VFORK_20_X", "PPME_SYSCALL_CLONE3_X"
  };

  private final MachineState machine;
  private final Threads threads;
  private final Containers containers;

  CloneCalls(MachineState machine, Threads threads, Containers containers) {
    this.machine = machine;
    this.threads = threads;
    this.containers = containers;
  }

  void register(Plans plans) {
    for (String exit : EXITS) {
      ProcessParams params = ProcessParams.of(plans.type(exit));
      plans.on((event, context) -> returned(event, context, params), exit);
    }
  }

  private void returned(Event event, EventContext context, ProcessParams params) {
    long result = EventContext.result(event);
    if (result == 0) {
      inChild(event, context, params);
    } else if (result > 0 && !inNamespace(event, params)) {
      create(event, context, params, result, event.tid(), false);
    }
  }

  private static int flags(Event event, ProcessParams params) {
    return (int) event.paramLong(params.flags());
  }

  /** Whether the ids in the event are those of another pid namespace. */
  private static boolean inNamespace(Event event, ProcessParams params) {
    return (flags(event, params) & ThreadFlags.CHILD_IN_PIDNS) != 0
        || vtid(event, params) != event.tid();
  }

  private static long vtid(Event event, ProcessParams params) {
    return ProcessParams.has(event, params.vtid()) ? event.paramLong(params.vtid()) : event.tid();
  }

  private static long vpid(Event event, ProcessParams params) {
    return ProcessParams.has(event, params.vtid() + 1) && params.vtid() >= 0
        ? event.paramLong(params.vtid() + 1)
        : -1;
  }

  private void inChild(Event event, EventContext context, ProcessParams params) {
    dropStale(event, context);
    if (context.thread == null) {
      boolean thread = (flags(event, params) & ThreadFlags.CLONE_THREAD) != 0;
      long parent = event.paramLong(thread ? ProcessParams.PID : ProcessParams.PTID);
      create(event, context, params, event.tid(), parent, true);
    } else if (inNamespace(event, params)) {
      context.thread.vtid = vtid(event, params);
      context.thread.vpid = vpid(event, params);
    }
  }

  /** A thread of this id cloned long ago is another one, whose exit was lost. */
  private void dropStale(Event event, EventContext context) {
    ThreadInfo known = context.thread;
    if (known != null
        && known.cloneNanos != 0
        && event.timestampNanos() - known.cloneNanos > STALE_NANOS) {
      threads.removeForced(known.tid);
      context.thread = null;
      context.fd = null;
    }
  }

  private void create(
      Event event,
      EventContext context,
      ProcessParams params,
      long childTid,
      long parentTid,
      boolean seenFromChild) {
    ThreadInfo present = machine.thread(childTid);
    if (present != null && (present.flags & ThreadFlags.CLONE_INVERTED) != 0) {
      return;
    }
    ThreadInfo parent = threads.findOrInvent(parentTid);
    if (parent == null) {
      return;
    }
    boolean parentKnown = !isUnknown(parent);
    if (present != null) {
      threads.removeForced(childTid);
    }
    ThreadInfo child = child(event, params, childTid, parent, parentKnown);
    if (seenFromChild) {
      child.flags |= ThreadFlags.CLONE_INVERTED;
    }
    if (!parentKnown) {
      learn(parent, child);
    }
    if (threads.add(child) && seenFromChild) {
      child.lastNanos = event.timestampNanos();
      context.thread = child;
      context.latencyNanos = 0;
    }
  }

  private static boolean isUnknown(ThreadInfo thread) {
    return thread.comm.equals("<NA>") && thread.uid == ThreadInfo.UNKNOWN_ID;
  }

  /** An unknown parent runs what its child runs. */
  private static void learn(ThreadInfo parent, ThreadInfo child) {
    parent.comm = child.comm;
    parent.exe = child.exe;
    parent.args.set(child.args);
  }

  private ThreadInfo child(
      Event event, ProcessParams params, long tid, ThreadInfo parent, boolean parentKnown) {
    ThreadInfo child = threads.blank(tid);
    child.ptid = parent.tid;
    child.flags = flags(event, params);
    boolean thread = (child.flags & ThreadFlags.CLONE_THREAD) != 0;
    child.pid = thread ? event.paramLong(ProcessParams.PID) : tid;
    if (parentKnown) {
      inherit(child, parent);
    }
    if (!thread) {
      child.env.set(parent.env);
      child.ownFds.copyFrom(parent.fds());
      child.cwd = parent.cwd();
    }
    params.image(event, child, containers);
    child.uid = id(event, params.uid());
    child.gid = id(event, params.uid() + 1);
    boolean namespace = inNamespace(event, params);
    child.vtid = namespace ? vtid(event, params) : child.tid;
    child.vpid = namespace ? vpid(event, params) : child.pid;
    child.cloneNanos = event.timestampNanos();
    return child;
  }

  private static void inherit(ThreadInfo child, ThreadInfo parent) {
    child.comm = parent.comm;
    child.exe = parent.exe;
    child.exePath = parent.exePath;
    child.exeWritable = parent.exeWritable;
    child.args.set(parent.args);
    child.root = parent.root;
    child.sid = parent.sid;
    child.vpgid = parent.vpgid;
    child.tty = parent.tty;
    child.loginUid = parent.loginUid;
  }

  private static long id(Event event, int param) {
    return ProcessParams.has(event, param)
        ? event.paramLong(param) & ThreadInfo.UNKNOWN_ID
        : ThreadInfo.UNKNOWN_ID;
  }
}
