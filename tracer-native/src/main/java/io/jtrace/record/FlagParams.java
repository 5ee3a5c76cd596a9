package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import io.jtrace.syscall.KernelFlags;
import io.jtrace.syscall.OpenFlags;
import java.util.Map;

/** Flags and enumerations whose file values differ from the kernel's. */
final class FlagParams {
  private static final int O_CREAT = 0x40;
  private static final int O_TMPFILE = 0x410000;
  private static final int HOW_MODE = 8;
  private static final int HOW_RESOLVE = 16;
  private static final int HOW_BYTES = 24;

  private final Map<String, KernelFlags> tables;
  private final OpenFlags open;

  FlagParams(Map<String, KernelFlags> tables) {
    this.tables = tables;
    this.open = OpenFlags.of(tables);
  }

  void addTo(Map<String, ParamWords.Maker> makers) {
    for (Map.Entry<String, KernelFlags> table : tables.entrySet()) {
      KernelFlags flags = table.getValue();
      makers.put(
          "flags32:" + table.getKey(),
          n -> (record, event) -> event.u32(flags.bits(record.arg(n[0]) & 0xffffffffL)));
      makers.put(
          "enum8:" + table.getKey(),
          n -> (record, event) -> event.u8((int) flags.value(record.arg(n[0]), 0)));
    }
    makers.put(
        "open_flags", n -> (record, event) -> event.u32(open.toFile((int) record.arg(n[0]))));
    makers.put(
        "open_mode",
        n -> (record, event) -> event.u32(openMode(record.arg(n[0]), record.arg(n[1]))));
    makers.put("how_flags", n -> (record, event) -> howFlags(record, n[0], event));
    makers.put("how_mode", n -> (record, event) -> howMode(record, n[0], event));
    makers.put("how_resolve", n -> (record, event) -> howResolve(record, n[0], event));
  }

  /** The mode counts only when a file may be made; else its register holds noise. */
  private static long openMode(long flags, long mode) {
    boolean makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return makes ? mode & 07777 : 0;
  }

  private static long how(RawRecord record, int arg, int offset) {
    int at = record.data(RawRecord.MEM, arg, HOW_BYTES);
    return at < 0 ? 0 : record.bytes().getLong(at + offset);
  }

  private void howFlags(RawRecord record, int arg, EventEncoder event) {
    event.u32(open.toFile((int) how(record, arg, 0)));
  }

  private static void howMode(RawRecord record, int arg, EventEncoder event) {
    event.u32(openMode(how(record, arg, 0), how(record, arg, HOW_MODE)));
  }

  private void howResolve(RawRecord record, int arg, EventEncoder event) {
    event.u32(tables.get("openat2_flags").bits(how(record, arg, HOW_RESOLVE)));
  }
}
