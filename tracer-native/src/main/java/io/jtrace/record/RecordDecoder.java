package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.syscall.CompatCalls;
import io.jtrace.syscall.Syscall;
import io.jtrace.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Raw records to encoded events, appended to a range. One thread; allocates nothing an event but for
 * what is cut or larger than ever before.
 */
public final class RecordDecoder {
  private static final int MAX_NUMBER = 1024;
  private static final int SWITCH = 152;
  private static final int PROCEXIT = 186;
  private static final int SIGNAL = 232;
  private static final int DROP = 148;
  private static final int NAMED_CALL = EventSchema.NAMED_CALL_ID;

  private final RawRecord record = new RawRecord();
  private final EventEncoder encoder = new EventEncoder();
  private final Call[] calls = new Call[MAX_NUMBER];
  private final Call unknown = Call.named("");
  private final Call[] compat = new Call[MAX_NUMBER];
  private final Call[] x32 = new Call[MAX_NUMBER];
  private final CgroupCache cgroups;
  private final long epochOffsetNanos;
  private long latestNanos;

  /** A call with its words bound. */
  private record Call(
      byte[] terminated,
      int code,
      int enterType,
      int exitType,
      ParamEncoder[] enter,
      ParamEncoder[] exit) {
    private static final ParamEncoder[] NONE = {};

    static Call named(String name) {
      return new Call(terminated(name), 0, 0, 1, NONE, NONE);
    }

    static byte[] terminated(String name) {
      return (name + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    String name() {
      return new String(terminated, 0, terminated.length - 1, StandardCharsets.US_ASCII);
    }

    /** Other readers have no name for it: the detail event before the pair carries it. */
    boolean needsName() {
      return code == 0 && enterType == 0 && terminated.length > 1;
    }
  }

  /**
   * Binds the words of every call.
   *
   * @param table the calls of the 64-bit ABI
   * @param cgroups where clone and exec get their control groups
   * @param epochOffsetNanos ns to add to the boot time clock of the records
   */
  public RecordDecoder(SyscallTable table, CgroupCache cgroups, long epochOffsetNanos) {
    this.cgroups = cgroups;
    this.epochOffsetNanos = epochOffsetNanos;
    ParamWords words = new ParamWords(cgroups);
    for (Syscall call : table.rows()) {
      calls[call.number()] =
          new Call(
              Call.terminated(call.name()),
              call.code(),
              call.enterType(),
              call.exitType(),
              words.bind(call.enterParams()),
              words.bind(call.exitParams()));
    }
  }

  /**
   * Decodes one record into no, one or two events.
   *
   * @param bytes little-endian, read by absolute position
   * @param offset where the record begins
   * @param length its bytes
   * @param range where the events go
   * @return false if the bytes are no record; nothing is appended then
   */
  public boolean decode(ByteBuffer bytes, int offset, int length, EventRange range) {
    if (!record.wrap(bytes, offset, length)) {
      return false;
    }
    switch (record.kind()) {
      case RawRecord.ENTER -> enter(range);
      case RawRecord.EXIT -> exit(range);
      case RawRecord.SWITCH -> taskSwitch(range);
      case RawRecord.PROCEXIT -> processExit(range);
      case RawRecord.SIGNAL -> signal(range);
      case RawRecord.LOSS -> loss(range);
      default -> {
        // a fork and an exec are told by the exits of their calls
      }
    }
    return true;
  }

  /** Calls of the other ABIs pass other structures: only name, native number and result are told. */
  private Call call() {
    int number = record.number();
    if (number >= MAX_NUMBER) {
      return unknown;
    }
    Call call = record.abi() == RawRecord.ABI_64 ? calls[number] : otherAbi(number);
    return call == null ? unknown : call;
  }

  private Call otherAbi(int number) {
    if (compat[0] == null) {
      nameOtherAbis();
    }
    return record.abi() == RawRecord.ABI_I386 ? compat[number] : x32[number];
  }

  private void nameOtherAbis() {
    CompatCalls names = CompatCalls.load();
    for (int number = 0; number < MAX_NUMBER; number++) {
      String shared = calls[number] == null ? "" : calls[number].name();
      compat[number] = Call.named(names.name(number, shared));
      x32[number] = Call.named(shared);
    }
  }

  private EventEncoder begin(EventRange range, int type, int params) {
    latestNanos = Math.max(latestNanos, record.boottimeNanos());
    return encoder.begin(
        range,
        record.boottimeNanos() + epochOffsetNanos,
        Integer.toUnsignedLong(record.tid()),
        record.cpu(),
        type,
        params);
  }

  private void enter(EventRange range) {
    Call call = call();
    if (call.enterType() != 0) {
      write(range, call.enterType(), call.enter());
    }
    if (call.needsName()) {
      name(begin(range, NAMED_CALL, 1), call).end();
    }
    if (isGeneric(call.enterType())) {
      begin(range, 0, 2).u16(call.code()).u16(record.number()).end();
    }
  }

  private void exit(EventRange range) {
    Call call = call();
    if (call.exitType() != 1) {
      write(range, call.exitType(), call.exit());
    }
    if (call.needsName()) {
      name(begin(range, NAMED_CALL + 1, 2), call).u64(record.result()).end();
    } else if (call.enterType() == 0) {
      begin(range, EventSchema.RESULT_ID, 2).u16(call.code()).u64(record.result()).end();
    }
    if (isGeneric(call.enterType())) {
      begin(range, 1, 1).u16(call.code()).end();
    }
  }

  private static EventEncoder name(EventEncoder event, Call call) {
    return event.bytes(call.terminated(), 0, call.terminated().length);
  }

  private static boolean isGeneric(int enterType) {
    return enterType == 0 || enterType >= EventSchema.FIRST_DETAIL_ID;
  }

  private void write(EventRange range, int type, ParamEncoder[] params) {
    begin(range, type, params.length);
    for (ParamEncoder param : params) {
      param.encode(record, encoder);
    }
    encoder.end();
  }

  private void taskSwitch(EventRange range) {
    begin(range, SWITCH, 6)
        .u64(Integer.toUnsignedLong(record.bodyInt(0)))
        .u64(record.bodyLong(8))
        .u64(record.bodyLong(16))
        .u32(record.bodyInt(24))
        .u32(record.bodyInt(28))
        .u32(record.bodyInt(32))
        .end();
  }

  private void processExit(EventRange range) {
    long status = record.bodyLong(0);
    begin(range, PROCEXIT, 4)
        .u64(status)
        .u64(status >> 8 & 0xff)
        .u8((int) status & 0x7f)
        .u8((status & 0x80) != 0 ? 1 : 0)
        .end();
    if (record.bodyInt(8) != 0) {
      cgroups.forget(record.pid());
    }
  }

  private void signal(EventRange range) {
    begin(range, SIGNAL, 3)
        .u64(Integer.toUnsignedLong(record.bodyInt(0)))
        .u64(Integer.toUnsignedLong(record.tid()))
        .u8(record.bodyInt(4))
        .end();
  }

  private void loss(EventRange range) {
    loss(
        new Loss(
            Loss.Cause.RING_FULL,
            record.cpu(),
            record.bodyLong(0),
            record.bodyLong(8),
            record.bodyLong(16)),
        range);
  }

  /**
   * Writes a loss into the capture: an enter of sysdig's drop event where it began and an exit where
   * it ended, but neither before the events that are already there. Behind sysdig's parameter, 1 for
   * no sampling, both carry cause, count and the exact interval.
   *
   * @param loss times in ns of the boot time clock
   * @param range where the two events go
   */
  public void loss(Loss loss, EventRange range) {
    drop(loss, loss.fromNanos(), DROP, range);
    drop(loss, loss.untilNanos(), DROP + 1, range);
  }

  private void drop(Loss loss, long nanos, int type, EventRange range) {
    latestNanos = Math.max(latestNanos, nanos);
    encoder
        .begin(range, latestNanos + epochOffsetNanos, 0, loss.cpu(), type, 5)
        .u32(1)
        .text(loss.cause().text())
        .u64(loss.count())
        .u64(loss.fromNanos() + epochOffsetNanos)
        .u64(loss.untilNanos() + epochOffsetNanos)
        .end();
  }
}
