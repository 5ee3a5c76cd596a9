package io.jtrace.scap;

import io.jtrace.event.ProcessEntry;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The process list. Fields in their order, with the version of the block that brought them:
 *
 * <pre>
 *   v9 length u32, these four bytes included
 *   v1 tid i64, pid i64, ptid i64     v6 sid i64     v8 vpgid i64
 *   v1 comm text, exe text            v7 exepath text
 *   v1 args text (NUL between items), cwd text, fd limit i64, flags u32, uid u32, gid u32
 *   v2 vm size, rss, swap u32 (KiB), major and minor faults u64
 *   v3 env text (NUL between items)
 *   v4 vtid i64, vpid i64, cgroups text (subsystem=path, NUL)
 *   v5 root text
 *   v9 tail A:  loginuid i32, executable writable u8, capabilities inheritable, permitted,
 *               effective u64 each                                               5 or 29 bytes
 *      tail B:  start of the pid namespace u64, tty u32, then tail A, upper layer u8, inode u64,
 *               its ctime and mtime u64, memfd u8, lower layer u8, pgid i64       as far as it goes
 * </pre>
 *
 * <p>Both tails have the same block number. Tail B was never shorter than 41 bytes: up to 29 is A.
 */
final class ProcessListLayout {
  private static final int TAIL_A_BYTES = 29;
  private static final int MAX_TEXT = 1023;
  private static final int MAX_LIST = 4095;

  /** Less than this is padding. */
  private static final int LEAST_ENTRY = 4;

  private ProcessListLayout() {}

  static void read(BlockBody body, int version, Consumer<ProcessDraft> into)
      throws IOException, DamageException {
    while (body.remaining() >= LEAST_ENTRY) {
      if (version >= 9) {
        body.enterEntry(body.u32() - 4);
      }
      ProcessDraft draft = new ProcessDraft();
      readIdentity(body, version, draft);
      readUse(body, version, draft);
      readPlace(body, version, draft);
      if (version >= 9) {
        readTail(body, draft);
        body.leaveEntry();
      }
      into.accept(draft);
    }
  }

  private static void readIdentity(BlockBody body, int version, ProcessDraft draft)
      throws IOException, DamageException {
    draft.tid = body.i64();
    draft.pid = body.i64();
    draft.ptid = body.i64();
    draft.sid = version >= 6 ? body.i64() : -1;
    draft.vpgid = version >= 8 ? body.i64() : -1;
    draft.comm = body.text();
    draft.exe = body.text();
    draft.exePath = version >= 7 ? body.text() : "";
    draft.args = body.text();
    draft.cwd = body.text();
    draft.fdLimit = body.i64();
    draft.flags = body.i32();
    draft.uid = body.u32();
    draft.gid = body.u32();
  }

  private static void readUse(BlockBody body, int version, ProcessDraft draft)
      throws IOException, DamageException {
    if (version >= 2) {
      draft.vmSizeKb = body.u32();
      draft.vmRssKb = body.u32();
      draft.vmSwapKb = body.u32();
      draft.majorFaults = body.i64();
      draft.minorFaults = body.i64();
    }
  }

  private static void readPlace(BlockBody body, int version, ProcessDraft draft)
      throws IOException, DamageException {
    if (version >= 3) {
      draft.env = body.text();
    }
    if (version >= 4) {
      draft.vtid = body.i64();
      draft.vpid = body.i64();
      draft.cgroups = body.text();
    }
    if (version >= 5) {
      draft.root = body.text();
    }
  }

  private static void readTail(BlockBody body, ProcessDraft draft)
      throws IOException, DamageException {
    boolean longTail = body.remaining() > TAIL_A_BYTES;
    if (longTail) {
      body.i64();
      draft.tty = body.i32();
    }
    draft.loginUid = body.remaining() >= 4 ? body.i32() : -1;
    draft.exeWritable = body.remaining() >= 1 && body.u8() != 0;
    draft.capInheritable = longOrZero(body);
    draft.capPermitted = longOrZero(body);
    draft.capEffective = longOrZero(body);
    if (longTail && body.remaining() >= 1 + 3 * 8 + 1 + 1 + 8) {
      body.bytes(1 + 3 * 8 + 1 + 1);
      draft.pgid = body.i64();
    }
  }

  private static long longOrZero(BlockBody body) throws IOException, DamageException {
    return body.remaining() >= 8 ? body.i64() : 0;
  }

  static void write(BlockOutput out, List<ProcessEntry> processes) {
    out.begin(BlockType.PROCESSES_V9);
    for (ProcessEntry process : processes) {
      out.beginEntry();
      writeIdentity(out, process);
      writeRest(out, process);
      out.endEntry();
    }
    out.end();
  }

  private static void writeIdentity(BlockOutput out, ProcessEntry process) {
    out.i64(process.tid())
        .i64(process.pid())
        .i64(process.ptid())
        .i64(process.sid())
        .i64(process.vpgid())
        .text(process.comm(), MAX_TEXT)
        .text(process.exe(), MAX_TEXT)
        .text(process.exePath(), MAX_TEXT)
        .text(process.args(), MAX_LIST)
        .text(process.cwd(), MAX_TEXT)
        .i64(process.fdLimit())
        .u32(process.flags())
        .u32(process.uid())
        .u32(process.gid());
  }

  private static void writeRest(BlockOutput out, ProcessEntry process) {
    out.u32(process.vmSizeKb())
        .u32(process.vmRssKb())
        .u32(process.vmSwapKb())
        .i64(process.majorFaults())
        .i64(process.minorFaults())
        .text(process.env(), MAX_LIST)
        .i64(process.vtid())
        .i64(process.vpid())
        .text(process.cgroups(), MAX_LIST)
        .text(process.root(), MAX_TEXT)
        .u32(process.loginUid())
        .u8(process.exeWritable() ? 1 : 0)
        .i64(process.capInheritable())
        .i64(process.capPermitted())
        .i64(process.capEffective());
  }
}
