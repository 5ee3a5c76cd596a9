package io.jtrace.ebpf;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.Interest;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.syscall.CallNames;
import io.jtrace.syscall.Syscall;
import io.jtrace.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The constants the probe is loaded with.
 *
 * <pre>
 *   struct jt_config:
 *   0          4         8       12      16     20      24         56        88          216      280
 *   | own tgid | snaplen | flags | tgids | tids | comms | tgid[8]  | tid[8]  | comm[8][16]| kept[8] | wanted[8] |
 *     u32        u32       u32     u32     u32    u32     u32        u32       NUL padded   u64       u64     344
 *
 *   kept, wanted: a bit a call
 * </pre>
 */
final class ProbeConfig {
  private static final int BYTES = 344;
  private static final int CHOICES = 8;
  private static final int COMM_BYTES = 16;
  private static final int TGID = 24;
  private static final int TID = 56;
  private static final int COMM = 88;
  private static final int KEPT = 216;
  private static final int WANTED = 280;
  private static final int BY_CALL = 1;
  private static final int BY_THREAD = 2;
  private static final int NO_SWITCH = 4;

  private final SyscallTable table;
  private final EventSchema schema;
  private final CallNames names;
  private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private ProbeConfig(SyscallTable table) {
    this.table = table;
    this.schema = EventSchema.load();
    this.names = CallNames.load();
  }

  /** Constants for the calling process and these settings. */
  static byte[] of(CaptureSettings settings, SyscallTable table) {
    return new ProbeConfig(table).make(settings);
  }

  private byte[] make(CaptureSettings settings) {
    bytes.putInt(0, (int) ProcessHandle.current().pid()).putInt(4, settings.snaplen());
    Interest interest = settings.interest();
    bytes.putInt(8, threads(interest) | calls(interest.types()));
    for (Syscall call : table.rows()) {
      if (changesState(call)) {
        mark(KEPT, call.number());
      }
    }
    return bytes.array();
  }

  private int threads(Interest interest) {
    boolean few =
        interest.pids().size() <= CHOICES
            && interest.tids().size() <= CHOICES
            && interest.names().size() <= CHOICES
            && interest.names().stream().allMatch(name -> name.length() < COMM_BYTES);
    if (!few || !interest.isOfThreads()) {
      return 0;
    }
    numbers(12, TGID, interest.pids());
    numbers(16, TID, interest.tids());
    bytes.putInt(20, interest.names().size());
    int at = COMM;
    for (String name : interest.names()) {
      bytes.put(at, name.getBytes(StandardCharsets.ISO_8859_1));
      at += COMM_BYTES;
    }
    return BY_THREAD;
  }

  private void numbers(int count, int first, Set<Long> values) {
    bytes.putInt(count, values.size());
    int at = first;
    for (long value : values) {
      bytes.putInt(at, (int) value);
      at += 4;
    }
  }

  private int calls(Set<String> types) {
    if (types.isEmpty()) {
      return 0;
    }
    for (Syscall call : table.rows()) {
      if (types.contains(name(call, call.enterType()))
          || types.contains(name(call, call.exitType()))) {
        mark(WANTED, call.number());
      }
    }
    return BY_CALL | (types.contains("switch") ? 0 : NO_SWITCH);
  }

  /** What evt.type shows for a call. */
  private String name(Syscall call, int type) {
    if (!schema.type(type).isGeneric()) {
      return schema.type(type).name();
    }
    return call.code() == 0 ? call.name() : names.of(call.code());
  }

  private boolean changesState(Syscall call) {
    return schema.type(call.enterType()).has(EventFlag.MODIFIES_STATE)
        || schema.type(call.exitType()).has(EventFlag.MODIFIES_STATE);
  }

  private void mark(int bits, int number) {
    int at = bits + number / 64 * 8;
    bytes.putLong(at, bytes.getLong(at) | 1L << (number & 63));
  }
}
