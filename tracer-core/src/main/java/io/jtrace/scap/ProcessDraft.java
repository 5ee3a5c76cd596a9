package io.jtrace.scap;

import io.jtrace.event.FdEntry;
import io.jtrace.event.ProcessEntry;
import java.util.List;

/** A process entry being read; fields an old file lacks keep the values below. */
final class ProcessDraft {
  long tid;
  long pid;
  long ptid;
  long sid = -1;
  long vpgid = -1;
  long pgid = -1;
  long vtid = -1;
  long vpid = -1;
  String comm = "";
  String exe = "";
  String exePath = "";
  String args = "";
  String env = "";
  String cwd = "";
  String root = "";
  String cgroups = "";
  long fdLimit = -1;
  int flags;
  long uid;
  long gid;
  long loginUid = -1;
  int tty;
  long vmSizeKb;
  long vmRssKb;
  long vmSwapKb;
  long majorFaults;
  long minorFaults;
  boolean exeWritable;
  long capInheritable;
  long capPermitted;
  long capEffective;

  ProcessEntry entry(List<FdEntry> fds) {
    return new ProcessEntry(
        tid,
        pid,
        ptid,
        sid,
        vpgid,
        pgid,
        vtid,
        vpid,
        comm,
        exe,
        exePath,
        args,
        env,
        cwd,
        root,
        cgroups,
        fdLimit,
        flags,
        uid,
        gid,
        loginUid,
        tty,
        vmSizeKb,
        vmRssKb,
        vmSwapKb,
        majorFaults,
        minorFaults,
        exeWritable,
        capInheritable,
        capPermitted,
        capEffective,
        fds);
  }
}
