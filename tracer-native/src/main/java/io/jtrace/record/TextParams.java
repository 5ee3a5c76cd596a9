package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import java.util.Map;

/** Paths and data buffers. */
final class TextParams {
  private static final byte[] NULL_TEXT = {'(', 'N', 'U', 'L', 'L', ')', 0};
  private static final byte[] UNKNOWN_TEXT = {'<', 'N', 'A', '>', 0};

  private TextParams() {}

  static void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("path", n -> (record, event) -> path(record, n[0], event));
    makers.put("no_text", n -> (record, event) -> event.u8(0));
    makers.put("data", n -> (record, event) -> data(record, n[0], event));
    makers.put("data_ok", n -> (record, event) -> dataIfOk(record, n[0], event));
    makers.put("iov_size", n -> (record, event) -> iovSize(record, n[0], event));
  }

  /** A text with its NUL; other readers expect these words where there is no text. */
  private static void path(RawRecord record, int arg, EventEncoder event) {
    int chunk = record.chunk(RawRecord.STR, arg);
    if (chunk < 0) {
      event.bytes(UNKNOWN_TEXT, 0, UNKNOWN_TEXT.length);
    } else if (record.isNull(chunk)) {
      event.bytes(NULL_TEXT, 0, NULL_TEXT.length);
    } else {
      text(record, chunk, event);
    }
  }

  private static void text(RawRecord record, int chunk, EventEncoder event) {
    int length = record.dataLength(chunk);
    int at = record.dataAt(chunk);
    if (length == 0 && record.kind() == RawRecord.ENTER) {
      // A page not read in yet; readers then take the name from the exit, where it is known.
      event.u8(0);
    } else if (length == 0) {
      event.bytes(UNKNOWN_TEXT, 0, UNKNOWN_TEXT.length);
    } else if (record.bytes().get(at + length - 1) == 0) {
      event.bytes(record.bytes(), at, length);
    } else {
      byte[] cut = new byte[length + 1];
      record.bytes().get(at, cut, 0, length);
      event.bytes(cut, 0, cut.length);
    }
  }

  private static int dataChunk(RawRecord record, int arg) {
    int buffer = record.chunk(RawRecord.BUF, arg);
    return buffer >= 0 ? buffer : record.chunk(RawRecord.IOV, arg);
  }

  /** What was handed over; after a success no more than the result says. */
  private static void data(RawRecord record, int arg, EventEncoder event) {
    int chunk = dataChunk(record, arg);
    if (chunk < 0) {
      event.empty();
      return;
    }
    int length = record.dataLength(chunk);
    boolean cut = !record.failed() && record.result() < length;
    event.bytes(record.bytes(), record.dataAt(chunk), cut ? (int) record.result() : length);
  }

  private static void dataIfOk(RawRecord record, int arg, EventEncoder event) {
    if (record.failed()) {
      event.empty();
    } else {
      data(record, arg, event);
    }
  }

  /** Sum of the vector's lengths; at the exit no more than the result. */
  private static void iovSize(RawRecord record, int arg, EventEncoder event) {
    int chunk = record.chunk(RawRecord.IOV, arg);
    long full = chunk < 0 ? 0 : record.fullLength(chunk);
    if (record.kind() == RawRecord.EXIT) {
      full = Math.max(0, Math.min(full, record.result()));
    }
    event.u32(full);
  }
}
