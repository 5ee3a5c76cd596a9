package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import io.jtrace.syscall.KernelFlags;
import java.util.Map;

/**
 * What clone, exec and memory calls say about the current thread.
 *
 * <pre>
 *   struct jt_task: pid 0 | tgid 4 | parent_pid 8 | parent_tgid 12 | vpid 16 | vtgid 20 | vpgid 24 |
 *     vsid 28 | pgid 32 | sid 36 | uid 40 | gid 44 | loginuid 48 | tty 52 | pidns_level 56 |
 *     pidns_child_level 60 | fdlimit u64 64 | maj_flt 72 | min_flt 80 | vm_size 88 | vm_rss 92 |
 *     vm_swap 96 | flags 100 | caps 3 x u64 104 | cgroup_id 128 | start 136 | exe_ino 144 |
 *     exe_dev 152 | comm[16] 160 | pad[16]                                          192 bytes read
 * </pre>
 */
final class TaskParams {
  private static final int TASK_BYTES = 176;
  private static final int PARENT_TGID = 12;
  private static final int COMM = 160;
  private static final int COMM_BYTES = 16;
  private static final int PIDNS_LEVEL = 56;
  private static final int PIDNS_CHILD_LEVEL = 60;

  /** File flag of a thread in a pid namespace of its own. */
  private static final long CHILD_IN_PIDNS = 1L << 29;

  private final CgroupCache cgroups;
  private final KernelFlags cloneFlags;

  TaskParams(CgroupCache cgroups, KernelFlags cloneFlags) {
    this.cgroups = cgroups;
    this.cloneFlags = cloneFlags;
  }

  void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("exe", n -> TaskParams::exe);
    makers.put("args", n -> TaskParams::args);
    makers.put("env", n -> TaskParams::env);
    makers.put("comm", n -> TaskParams::comm);
    makers.put("cgroups", n -> this::cgroups);
    makers.put("own_cgroups", n -> this::ownCgroups);
    makers.put("tid", n -> (record, event) -> event.u64(record.tid()));
    makers.put("pid", n -> (record, event) -> event.u64(record.pid()));
    makers.put("clone_flags", n -> (record, event) -> clone(record, record.arg(n[0]), event));
    makers.put("clone3_flags", n -> (record, event) -> clone(record, structFlags(record), event));
    makers.put("fork_flags", n -> (record, event) -> clone(record, 0, event));
    // whether the user may write the executable is not known to the probe
    makers.put("exec_flags", n -> (record, event) -> event.u32(0));
    signed(makers, "ptid", PARENT_TGID);
    signed(makers, "vtid", 16);
    signed(makers, "vpid", 20);
    signed(makers, "vpgid", 24);
    narrow(makers, "uid", 40);
    narrow(makers, "gid", 44);
    narrow(makers, "loginuid", 48);
    narrow(makers, "tty", 52);
    wide(makers, "fdlimit", 64);
    wide(makers, "faults_major", 72);
    wide(makers, "faults_minor", 80);
    narrow(makers, "vm_size", 88);
    narrow(makers, "vm_rss", 92);
    narrow(makers, "vm_swap", 96);
  }

  private static void signed(Map<String, ParamWords.Maker> makers, String word, int member) {
    makers.put(word, n -> (record, event) -> event.u64(number(record, member)));
  }

  private static void narrow(Map<String, ParamWords.Maker> makers, String word, int member) {
    makers.put(word, n -> (record, event) -> event.u32(number(record, member)));
  }

  private static void wide(Map<String, ParamWords.Maker> makers, String word, int member) {
    makers.put(word, n -> (record, event) -> wideNumber(record, member, event));
  }

  private static int task(RawRecord record) {
    int chunk = record.chunk(RawRecord.TASK);
    return chunk >= 0 && record.dataLength(chunk) >= TASK_BYTES ? record.dataAt(chunk) : -1;
  }

  private static int number(RawRecord record, int member) {
    int at = task(record);
    return at < 0 ? 0 : record.bytes().getInt(at + member);
  }

  private static void wideNumber(RawRecord record, int member, EventEncoder event) {
    int at = task(record);
    event.u64(at < 0 ? 0 : record.bytes().getLong(at + member));
  }

  private static long structFlags(RawRecord record) {
    int at = record.data(RawRecord.MEM, 0, 8);
    return at < 0 ? 0 : record.bytes().getLong(at);
  }

  private void clone(RawRecord record, long kernel, EventEncoder event) {
    boolean nested = number(record, PIDNS_LEVEL) > 0 || number(record, PIDNS_CHILD_LEVEL) > 0;
    event.u32(cloneFlags.bits(kernel) | (nested ? CHILD_IN_PIDNS : 0));
  }

  /** The process's arguments; of a failed call those it was given, for they are not its own. */
  private static int arguments(RawRecord record) {
    if (!record.failed()) {
      return record.chunk(RawRecord.ARGV, 0);
    }
    int ofExecve = record.chunk(RawRecord.ARGV, 1);
    return ofExecve >= 0 ? ofExecve : record.chunk(RawRecord.ARGV, 2);
  }

  /** Argument 0 with a NUL. */
  private static void exe(RawRecord record, EventEncoder event) {
    int chunk = arguments(record);
    int length = chunk < 0 ? 0 : firstText(record, chunk);
    int whole = chunk < 0 ? 0 : record.dataLength(chunk);
    if (length == 0) {
      event.u8(0);
    } else if (length < whole) {
      event.bytes(record.bytes(), record.dataAt(chunk), length + 1);
    } else {
      byte[] cut = new byte[length + 1];
      record.bytes().get(record.dataAt(chunk), cut, 0, length);
      event.bytes(cut, 0, cut.length);
    }
  }

  private static int firstText(RawRecord record, int chunk) {
    int length = 0;
    while (length < record.dataLength(chunk)
        && record.bytes().get(record.dataAt(chunk) + length) != 0) {
      length++;
    }
    return length;
  }

  private static void args(RawRecord record, EventEncoder event) {
    int chunk = arguments(record);
    int first = chunk < 0 ? 0 : firstText(record, chunk) + 1;
    if (chunk < 0 || first >= record.dataLength(chunk)) {
      event.empty();
    } else {
      event.bytes(record.bytes(), record.dataAt(chunk) + first, record.dataLength(chunk) - first);
    }
  }

  private static void env(RawRecord record, EventEncoder event) {
    int chunk = record.failed() ? -1 : record.chunk(RawRecord.ENV);
    if (chunk < 0) {
      event.empty();
    } else {
      event.bytes(record.bytes(), record.dataAt(chunk), record.dataLength(chunk));
    }
  }

  private static void comm(RawRecord record, EventEncoder event) {
    int at = task(record);
    int length = 0;
    while (at >= 0 && length < COMM_BYTES - 1 && record.bytes().get(at + COMM + length) != 0) {
      length++;
    }
    if (length == 0) {
      event.u8(0);
      return;
    }
    // the kernel keeps comm NUL-terminated
    event.bytes(record.bytes(), at + COMM, length + 1);
  }

  private void ownCgroups(RawRecord record, EventEncoder event) {
    byte[] known =
        record.failed()
            ? cgroups.of(record.pid(), number(record, PARENT_TGID))
            : cgroups.refreshed(record.pid(), number(record, PARENT_TGID));
    event.bytes(known, 0, known.length);
  }

  private void cgroups(RawRecord record, EventEncoder event) {
    byte[] known = cgroups.of(record.pid(), record.result() == 0 ? number(record, PARENT_TGID) : 0);
    event.bytes(known, 0, known.length);
  }
}
