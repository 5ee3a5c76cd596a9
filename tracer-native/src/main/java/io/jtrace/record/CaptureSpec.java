package io.jtrace.record;

import io.jtrace.syscall.Syscall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Turns the capture words of a call into the {@code jt_spec} that the probe interprets.
 *
 * <pre>
 *   jt_spec:  op[8], op: code u8 | arg u8 | len u8 | extra u8         32 bytes
 *
 *   STR:0   BUF:1,2   BUF_RET:1   IOV:1,2   MSG:1   ADDR:1,2   ADDR_PTR:4,5   MEM:1,16 (bytes)
 *   SOCK:0   FILE:ret   TASK   TASK+ARGV+ENV   POLL:0,1   MEM_PTR:3,4   MEM_LEN:3,4
 *   FILE_AT:0   SOCK_AT:3   STRS:1
 *   a final ? means: only when the call succeeded, a final !: only when it failed
 * </pre>
 */
public final class CaptureSpec {
  /** Bytes of a specification. */
  public static final int BYTES = 32;

  private static final int OP_BYTES = 4;
  private static final int MEM = 8;
  private static final int TASK = 11;
  private static final int ONLY_IF_OK = 0x80;
  private static final int ONLY_IF_FAILED = 0x40;
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("STR", 1),
          Map.entry("BUF", 2),
          Map.entry("BUF_RET", 3),
          Map.entry("IOV", 4),
          Map.entry("MSG", 5),
          Map.entry("ADDR", 6),
          Map.entry("ADDR_PTR", 7),
          Map.entry("MEM", MEM),
          Map.entry("SOCK", 9),
          Map.entry("FILE", 10),
          Map.entry("TASK", TASK),
          Map.entry("POLL", 12),
          Map.entry("MEM_PTR", 13),
          Map.entry("MEM_LEN", 14),
          Map.entry("MMSG", 15),
          Map.entry("FILE_AT", 16),
          Map.entry("SOCK_AT", 17),
          Map.entry("STRS", 18));

  private CaptureSpec() {}

  /**
   * What the enter of a call takes along.
   *
   * @param call the call
   * @return {@link #BYTES} bytes
   */
  public static byte[] enter(Syscall call) {
    return parse(call.enterCapture());
  }

  /**
   * What the exit of a call takes along.
   *
   * @param call the call
   * @return {@link #BYTES} bytes
   */
  public static byte[] exit(Syscall call) {
    return parse(call.exitCapture());
  }

  static byte[] parse(String words) {
    ByteBuffer spec = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      if (spec.remaining() < OP_BYTES) {
        throw new IllegalArgumentException("more than 8 operations: " + words);
      }
      put(spec, word);
    }
    return spec.array();
  }

  private static void put(ByteBuffer spec, String word) {
    boolean onlyIfOk = word.endsWith("?");
    boolean onlyIfFailed = word.endsWith("!");
    String[] halves =
        (onlyIfOk || onlyIfFailed ? word.substring(0, word.length() - 1) : word).split(":");
    String[] names = halves[0].split("\\+");
    Integer code = CODES.get(names[0]);
    if (code == null) {
      throw new IllegalArgumentException("unknown capture word: " + word);
    }
    String[] args = halves.length > 1 ? halves[1].split(",") : new String[] {"0"};
    int second = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    int extra = onlyIfOk ? ONLY_IF_OK : onlyIfFailed ? ONLY_IF_FAILED : 0;
    for (String name : names) {
      extra |= name.equals("ARGV") ? 1 : name.equals("ENV") ? 2 : 0;
    }
    extra |= code == MEM ? second / 4 : 0;
    spec.put(code.byteValue())
        .put((byte) (args[0].equals("ret") ? RawRecord.RESULT : Integer.parseInt(args[0])))
        .put((byte) (code == MEM ? 0 : second))
        .put((byte) extra);
  }
}
