package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import io.jtrace.syscall.KernelFlags;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Level, name and value of socket options. The value is one index byte into {@code
 * sockopt_dynamic_param}, then a value of that type.
 */
final class SocketOptionParams {
  private static final int SOL_SOCKET = 1;
  private static final int SOL_TCP = 6;
  private static final int FILE_TCP = 2;
  private static final int BYTES = 0;
  private static final int ERRNO = 1;
  private static final int U32 = 2;
  private static final int U64 = 3;
  private static final int TIME = 4;
  private static final int SO_ERROR = 4;
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_SNDTIMEO = 21;
  private static final int SO_COOKIE = 57;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final KernelFlags names;
  private final ByteBuffer scratch = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);

  SocketOptionParams(KernelFlags names) {
    this.names = names;
  }

  void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("sockopt_level", n -> (record, event) -> event.u8(level((int) record.arg(n[0]))));
    makers.put(
        "sockopt_name",
        n -> (record, event) -> event.u8(name((int) record.arg(n[0]), (int) record.arg(n[1]))));
    makers.put("sockopt_value", n -> (record, event) -> value(record, n, event));
  }

  private static int level(int kernel) {
    return kernel == SOL_SOCKET ? SOL_SOCKET : kernel == SOL_TCP ? FILE_TCP : 0;
  }

  private int name(int level, int kernel) {
    return level == SOL_SOCKET ? (int) names.value(kernel, 0) : 0;
  }

  private void value(RawRecord record, int[] n, EventEncoder event) {
    int level = (int) record.arg(n[0]);
    int option = level == SOL_SOCKET ? (int) record.arg(n[1]) : -1;
    int chunk = record.chunk(RawRecord.MEM, n[2]);
    int length = chunk < 0 ? 0 : Math.min(record.dataLength(chunk), 256);
    int at = chunk < 0 ? 0 : record.dataAt(chunk);
    scratch.clear();
    switch (form(option, length)) {
      case ERRNO -> scratch.put((byte) ERRNO).putLong(-(long) record.bytes().getInt(at));
      case U32 -> scratch.put((byte) U32).putInt(record.bytes().getInt(at));
      case U64 -> scratch.put((byte) U64).putLong(record.bytes().getLong(at));
      case TIME -> scratch.put((byte) TIME).putLong(timeval(record.bytes(), at));
      default -> putBytes(record.bytes(), at, length);
    }
    event.bytes(scratch.array(), 0, scratch.position());
  }

  private static int form(int option, int length) {
    if (option == SO_RCVTIMEO || option == SO_SNDTIMEO) {
      return length >= 16 ? TIME : BYTES;
    }
    if (option == SO_COOKIE && length == 8) {
      return U64;
    }
    if (option < 0 || length != 4) {
      return BYTES;
    }
    return option == SO_ERROR ? ERRNO : U32;
  }

  private static long timeval(ByteBuffer bytes, int at) {
    return bytes.getLong(at) * NANOS_A_SECOND + bytes.getLong(at + 8) * 1000;
  }

  private void putBytes(ByteBuffer bytes, int at, int length) {
    scratch.put((byte) BYTES);
    if (length > 0) {
      bytes.get(at, scratch.array(), 1, length);
      scratch.position(1 + length);
    }
  }
}
