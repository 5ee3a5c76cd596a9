package io.jtrace.ptrace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chunks about a traced thread, from procfs.
 *
 * <pre>
 *   struct jt_task: pid 0 | tgid 4 | parent_pid 8 | parent_tgid 12 | vpid 16 | vtgid 20 | vpgid 24 |
 *     vsid 28 | pgid 32 | sid 36 | uid 40 | gid 44 | loginuid 48 | tty 52 | pidns_level 56 |
 *     pidns_child_level 60 | fdlimit u64 64 | maj_flt 72 | min_flt 80 | vm_size 88 | vm_rss 92 |
 *     vm_swap 96 | flags 100 | caps 3 x u64 104 | cgroup_id 128 | start 136 | exe_ino 144 |
 *     exe_dev 152 | comm[16] 160 | pad[16]                                               192 bytes
 * </pre>
 *
 * Nothing reads start, exe_ino, exe_dev, cgroup_id and the flags of it: they stay 0.
 */
final class TaskChunks {
  private static final int TASK = 8;
  private static final int ARGV = 9;
  private static final int ENV = 10;
  private static final int TASK_BYTES = 192;
  private static final int AREA_MAX = 4096;
  private static final int PAGE_KB = 4;
  private static final int COMM_MAX = 15;

  /** Fields of stat behind the name in brackets. */
  private static final int PGRP = 2;

  private static final int SESSION = 3;
  private static final int TTY = 4;
  private static final int MIN_FLT = 7;
  private static final int MAJ_FLT = 9;
  private static final int FLAGS = 6;

  private final RecordBuffer record;
  private final ByteBuffer out;

  TaskChunks(RecordBuffer record) {
    this.record = record;
    this.out = record.memory.bytes();
  }

  private static String text(String folder, String name) {
    return new String(bytes(folder, name), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String folder, String name) {
    try {
      return Files.readAllBytes(Path.of(folder, name));
    } catch (IOException gone) {
      // the thread has been killed, or is not ours to look at: what is unknown is 0
      return new byte[0];
    }
  }

  private int clear() {
    int at = record.data();
    for (int i = 0; i < TASK_BYTES; i += 8) {
      out.putLong(at + i, 0);
    }
    return at;
  }

  /** Memory sizes alone: what mmap, munmap and brk tell. */
  void sizes(Tracee tracee) {
    int at = clear();
    String[] pages = text("/proc/" + tracee.tgid, "statm").split(" ", 3);
    out.putInt(at, tracee.tid).putInt(at + 4, tracee.tgid);
    if (pages.length == 3) {
      out.putInt(at + 88, PAGE_KB * Integer.parseInt(pages[0]));
      out.putInt(at + 92, PAGE_KB * Integer.parseInt(pages[1]));
    }
    record.chunk(TASK, 0, 0, TASK_BYTES, TASK_BYTES);
  }

  /** All of it, with the argument and environment areas. */
  void whole(Tracee tracee, boolean arguments, boolean environment) {
    String folder = "/proc/" + tracee.tid;
    int at = clear();
    out.putInt(at, tracee.tid).putInt(at + 4, tracee.tgid);
    status(at, text(folder, "status"));
    stat(at, text(folder, "stat"));
    String login = text(folder, "loginuid");
    out.putInt(at + 48, login.isEmpty() ? -1 : Integer.parseUnsignedInt(login.trim()));
    out.putLong(at + 64, descriptorLimit(text(folder, "limits")));
    record.chunk(TASK, 0, 0, TASK_BYTES, TASK_BYTES);
    if (arguments) {
      area(ARGV, bytes(folder, "cmdline"));
    }
    if (environment) {
      area(ENV, bytes(folder, "environ"));
    }
  }

  private void area(int kind, byte[] all) {
    int kept = Math.min(all.length, AREA_MAX);
    out.put(record.data(), all, 0, kept);
    record.chunk(kind, 0, kept < all.length ? RecordBuffer.CUT : 0, kept, all.length);
  }

  private void status(int at, String text) {
    for (String line : text.split("\n")) {
      int colon = line.indexOf(':');
      String[] words = line.substring(colon + 1).trim().split("\\s+");
      String last = words[words.length - 1];
      switch (line.substring(0, Math.max(0, colon))) {
        case "PPid" -> out.putInt(at + 8, number(last)).putInt(at + 12, number(last));
        case "Uid" -> out.putInt(at + 40, number(words[1]));
        case "Gid" -> out.putInt(at + 44, number(words[1]));
        case "NSpid" -> out.putInt(at + 16, number(last)).putInt(at + 56, words.length - 1);
        case "NStgid" -> out.putInt(at + 20, number(last));
        case "NSpgid" -> out.putInt(at + 24, number(last));
        case "NSsid" -> out.putInt(at + 28, number(last));
        case "VmSize" -> out.putInt(at + 88, number(words[0]));
        case "VmRSS" -> out.putInt(at + 92, number(words[0]));
        case "VmSwap" -> out.putInt(at + 96, number(words[0]));
        case "CapInh" -> out.putLong(at + 104, Long.parseUnsignedLong(last, 16));
        case "CapPrm" -> out.putLong(at + 112, Long.parseUnsignedLong(last, 16));
        case "CapEff" -> out.putLong(at + 120, Long.parseUnsignedLong(last, 16));
        default -> {
          // the rest is not told
        }
      }
    }
    out.putInt(at + 60, out.getInt(at + 56));
  }

  private static int number(String word) {
    return Integer.parseUnsignedInt(word);
  }

  private void stat(int at, String text) {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (close < 0) {
      return;
    }
    byte[] comm = text.substring(open + 1, close).getBytes(StandardCharsets.ISO_8859_1);
    out.put(at + 160, comm, 0, Math.min(comm.length, COMM_MAX));
    String[] cells = text.substring(close + 2).split(" ");
    out.putInt(at + 32, Integer.parseInt(cells[PGRP]));
    out.putInt(at + 36, Integer.parseInt(cells[SESSION]));
    out.putInt(at + 52, Integer.parseInt(cells[TTY]));
    out.putLong(at + 72, Long.parseLong(cells[MAJ_FLT]));
    out.putLong(at + 80, Long.parseLong(cells[MIN_FLT]));
    out.putInt(at + 100, (int) Long.parseLong(cells[FLAGS]));
  }

  private static long descriptorLimit(String limits) {
    String label = "Max open files";
    int at = limits.indexOf(label);
    if (at < 0) {
      return 0;
    }
    String soft = limits.substring(at + label.length()).trim().split("\\s+", 2)[0];
    return soft.equals("unlimited") ? -1 : Long.parseLong(soft);
  }
}
