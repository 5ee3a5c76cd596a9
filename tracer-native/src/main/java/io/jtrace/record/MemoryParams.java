package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import java.util.Map;

/** Members of structures in user memory, and the device of an opened file. */
final class MemoryParams {
  private static final long UNKNOWN = -1;
  private static final int FILE_DEVICE = 8;
  private static final int FILE_BYTES = 32;

  private MemoryParams() {}

  static void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("mem_fd", n -> (record, event) -> event.u64(signed32(record, n[0], n[1])));
    makers.put("mem_u32", n -> (record, event) -> event.u32(unsigned32(record, n[0], n[1])));
    makers.put("mem_i64", n -> (record, event) -> event.u64(long64(record, n[0], n[1], UNKNOWN)));
    makers.put("mem_u64", n -> (record, event) -> event.u64(long64(record, n[0], n[1], 0)));
    makers.put("timespec", n -> (record, event) -> timespec(record, n[0], event));
    makers.put("ino", n -> (record, event) -> inode(record, n[0], event));
    makers.put("dev", n -> (record, event) -> device(record, event));
  }

  private static long signed32(RawRecord record, int arg, int offset) {
    int at = record.data(RawRecord.MEM, arg, offset + 4);
    return at < 0 ? UNKNOWN : record.bytes().getInt(at + offset);
  }

  private static long unsigned32(RawRecord record, int arg, int offset) {
    int at = record.data(RawRecord.MEM, arg, offset + 4);
    return at < 0 ? 0 : record.bytes().getInt(at + offset);
  }

  private static long long64(RawRecord record, int arg, int offset, long absent) {
    int at = record.data(RawRecord.MEM, arg, offset + 8);
    return at < 0 ? absent : record.bytes().getLong(at + offset);
  }

  /** Nanoseconds; without a structure all ones, which readers print as none. */
  private static void timespec(RawRecord record, int arg, EventEncoder event) {
    int at = record.data(RawRecord.MEM, arg, 16);
    event.u64(
        at < 0
            ? UNKNOWN
            : record.bytes().getLong(at) * 1_000_000_000L + record.bytes().getLong(at + 8));
  }

  /** The device in the form that stat(2) shows; 0 after a failure. */
  private static void device(RawRecord record, EventEncoder event) {
    int at = record.data(RawRecord.FILE, RawRecord.RESULT, FILE_BYTES);
    event.u32(at < 0 ? 0 : record.bytes().getInt(at + FILE_DEVICE));
  }

  /** The inode behind the descriptor that an argument's memory names; 0 after a failure. */
  private static void inode(RawRecord record, int arg, EventEncoder event) {
    int at = record.data(RawRecord.FILE, arg, FILE_BYTES);
    event.u64(at < 0 ? 0 : record.bytes().getLong(at));
  }
}
