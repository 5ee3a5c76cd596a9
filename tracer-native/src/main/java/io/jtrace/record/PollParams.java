package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import io.jtrace.syscall.KernelFlags;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Descriptor lists of poll and ppoll.
 *
 * <pre>
 *   struct pollfd: fd i32 | events i16 | revents i16
 *   parameter:     count u16, then fd i64 | flags i16 each
 * </pre>
 */
final class PollParams {
  private static final int POLLFD = 8;
  private static final int ENTRY = 10;
  private static final int MAX_ENTRIES = 6000;

  private final KernelFlags flags;
  private ByteBuffer scratch = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

  PollParams(KernelFlags flags) {
    this.flags = flags;
  }

  void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("fds_wanted", n -> (record, event) -> list(record, n[0], 4, event));
    makers.put("fds_found", n -> (record, event) -> list(record, n[0], 6, event));
  }

  private void list(RawRecord record, int arg, int member, EventEncoder event) {
    int chunk = record.chunk(RawRecord.POLL, arg);
    int entries = chunk < 0 ? 0 : Math.min(record.dataLength(chunk) / POLLFD, MAX_ENTRIES);
    if (scratch.capacity() < 2 + ENTRY * entries) {
      scratch = ByteBuffer.allocate(2 + ENTRY * entries).order(ByteOrder.LITTLE_ENDIAN);
    }
    scratch.clear().putShort((short) entries);
    for (int i = 0; i < entries; i++) {
      int at = record.dataAt(chunk) + POLLFD * i;
      scratch.putLong(record.bytes().getInt(at));
      scratch.putShort((short) flags.bits(record.bytes().getShort(at + member) & 0xffff));
    }
    event.bytes(scratch.array(), 0, scratch.position());
  }
}
