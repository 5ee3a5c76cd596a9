package io.jtrace.event;

import java.util.List;

/**
 * One thread at the start of a capture. Texts are ISO-8859-1: one character a byte.
 *
 * @param tid thread id
 * @param pid process id
 * @param ptid thread id of the parent
 * @param sid session id, -1 if unknown
 * @param vpgid process group in the thread's pid namespace, -1 if unknown
 * @param pgid process group, -1 if unknown
 * @param vtid thread id in its pid namespace, -1 if unknown
 * @param vpid process id in its pid namespace, -1 if unknown
 * @param comm thread name
 * @param exe argument 0
 * @param exePath path of the executable
 * @param args arguments from 1, NUL separated with a final NUL
 * @param env environment, NUL separated with a final NUL
 * @param cwd working directory
 * @param root root directory
 * @param cgroups {@code subsystem=path} pairs, each with a final NUL
 * @param fdLimit soft limit of open files, -1 if unknown
 * @param flags clone flags in the capture file's numbering
 * @param uid effective user id
 * @param gid effective group id
 * @param loginUid login user id, -1 if unset
 * @param tty controlling terminal, 0 if none
 * @param vmSizeKb virtual memory
 * @param vmRssKb resident memory
 * @param vmSwapKb swapped memory
 * @param majorFaults major page faults
 * @param minorFaults minor page faults
 * @param exeWritable whether the user may write the executable
 * @param capInheritable inheritable capabilities
 * @param capPermitted permitted capabilities
 * @param capEffective effective capabilities
 * @param fds open descriptors; empty for threads that share their process's
 */
public record ProcessEntry(
    long tid,
    long pid,
    long ptid,
    long sid,
    long vpgid,
    long pgid,
    long vtid,
    long vpid,
    String comm,
    String exe,
    String exePath,
    String args,
    String env,
    String cwd,
    String root,
    String cgroups,
    long fdLimit,
    int flags,
    long uid,
    long gid,
    long loginUid,
    int tty,
    long vmSizeKb,
    long vmRssKb,
    long vmSwapKb,
    long majorFaults,
    long minorFaults,
    boolean exeWritable,
    long capInheritable,
    long capPermitted,
    long capEffective,
    List<FdEntry> fds) {
  /**
   * The same thread with other descriptors.
   *
   * @param others open descriptors
   * @return a copy
   */
  public ProcessEntry withFds(List<FdEntry> others) {
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
        others);
  }
}
