package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventType;
import java.nio.charset.StandardCharsets;

/**
 * Where one version of a clone or execve exit keeps what it says about a process; -1 for what it
 * does not say. Exe, args, pid, ptid and fdlimit are at the same places in all of them.
 */
record ProcessParams(
    int comm,
    int faults,
    int vmSize,
    int cgroups,
    int env,
    int tty,
    int pgid,
    int loginUid,
    int flags,
    int uid,
    int vtid) {
  static final int EXE = 1;
  static final int ARGS = 2;
  static final int PID = 4;
  static final int PTID = 5;
  static final int FD_LIMIT = 7;

  static ProcessParams of(EventType type) {
    return new ProcessParams(
        type.indexOf("comm"),
        type.indexOf("pgft_maj"),
        type.indexOf("vm_size"),
        type.indexOf("cgroups"),
        type.indexOf("env"),
        type.indexOf("tty"),
        type.indexOf("pgid"),
        type.indexOf("loginuid"),
        type.indexOf("flags"),
        type.indexOf("uid"),
        type.indexOf("vtid"));
  }

  static boolean has(Event event, int param) {
    return param >= 0 && param < event.paramCount() && event.paramLength(param) > 0;
  }

  /** All bytes of a parameter, NULs included. */
  static String bytes(Event event, int param) {
    return has(event, param)
        ? new String(
            event.array(),
            event.paramOffset(param),
            event.paramLength(param),
            StandardCharsets.ISO_8859_1)
        : "";
  }

  /** What clones and execves say alike. */
  void image(Event event, ThreadInfo thread, Containers containers) {
    if (has(event, EXE)) {
      thread.exe = event.paramText(EXE);
    }
    thread.comm = has(event, comm) ? event.paramText(comm) : thread.exe;
    thread.args.set(bytes(event, ARGS));
    if (has(event, FD_LIMIT)) {
      thread.fdLimit = event.paramLong(FD_LIMIT);
    }
    if (has(event, faults + 1) && faults >= 0) {
      thread.majorFaults = event.paramLong(faults);
      thread.minorFaults = event.paramLong(faults + 1);
    }
    if (vmSize >= 0) {
      MemoryCalls.sizes(event, vmSize, thread);
    }
    if (has(event, cgroups)) {
      containers.join(thread, bytes(event, cgroups));
    }
  }
}
