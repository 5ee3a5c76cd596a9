package io.jtrace.record;

import java.util.Map;

/** Numbers straight from the registers. */
final class NumberParams {
  private NumberParams() {}

  static void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("ret", n -> (record, event) -> event.u64(record.result()));
    makers.put("ret32", n -> (record, event) -> event.u32(record.result()));
    // descriptors, process ids and time-outs are C ints: upper register bits are noise
    makers.put("fd", n -> (record, event) -> event.u64((int) record.arg(n[0])));
    makers.put("u8", n -> (record, event) -> event.u8((int) record.arg(n[0])));
    makers.put("u16", n -> (record, event) -> event.u16((int) record.arg(n[0])));
    makers.put("u32", n -> (record, event) -> event.u32(record.arg(n[0])));
    makers.put("u64", n -> (record, event) -> event.u64(record.arg(n[0])));
    makers.put("u64_32", n -> (record, event) -> event.u64(record.arg(n[0]) & 0xffffffffL));
    makers.put("zero8", n -> (record, event) -> event.u8(0));
    makers.put("zero32", n -> (record, event) -> event.u32(0));
    makers.put("zero64", n -> (record, event) -> event.u64(0));
  }
}
