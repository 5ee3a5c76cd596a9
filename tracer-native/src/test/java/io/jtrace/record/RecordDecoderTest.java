package io.jtrace.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.ParamInfo;
import io.jtrace.syscall.Syscall;
import io.jtrace.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {
  private static final int BUF = 2;
  private static final int IOV = 3;
  private static final int ADDR = 4;
  private static final int MEM = 5;
  private static final int SOCK = 6;
  private static final int FILE = 7;
  private static final int TASK = 8;
  private static final int ARGV = 9;
  private static final int ENV = 10;
  private static final int POLL = 11;
  private static final int NULL_POINTER = 4;

  private final EventSchema schema = EventSchema.load();
  private final RecordDecoder decoder =
      new RecordDecoder(
          SyscallTable.load(),
          new CgroupCache(pid -> ("cpu=/" + pid + "\0").getBytes(StandardCharsets.US_ASCII)),
          1_000_000);
  private final EventRange range = new EventRange();

  private Event decode(RawBytes raw) {
    range.clear();
    assertTrue(decoder.decode(raw.bytes(), 0, raw.length(), range));
    return new Event(schema).wrap(range.array(), 0, range.length());
  }

  private static byte[] param(Event event, int index) {
    int from = event.paramOffset(index);
    return Arrays.copyOfRange(event.array(), from, from + event.paramLength(index));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Local 10.0.0.1:sport, peer 10.0.0.2:80. */
  private static byte[] ipSocket(int sport) {
    ByteBuffer sock = RawBytes.little(176);
    sock.putShort(0, (short) 2).putShort(8, (short) sport).putShort(10, (short) 80);
    sock.put(16, bytes(10, 0, 0, 1)).put(32, bytes(10, 0, 0, 2)).putInt(64, 1).putInt(68, 4);
    return sock.array();
  }

  private static byte[] task() {
    ByteBuffer task = RawBytes.little(208);
    task.putInt(8, 61).putInt(12, 60).putInt(16, 7).putInt(20, 6).putInt(24, 5);
    task.putInt(40, 1000).putInt(44, 1001).putInt(48, -1).putInt(52, 34816).putLong(64, 1024);
    task.putLong(72, 3).putLong(80, 4).putInt(88, 100).putInt(92, 50).putInt(96, 1);
    task.put(160, "cat\0".getBytes(StandardCharsets.US_ASCII));
    return task.array();
  }

  @Test
  void shouldStampTimeThreadAndCpuWhenARecordIsDecoded() {
    Event event = decode(RawBytes.enter(3, 4));
    assertEquals(4, event.typeId());
    assertEquals(1_005_000, event.timestampNanos());
    assertEquals(77, event.tid());
    assertEquals(1, event.cpu());
    assertEquals(4, event.paramLong(0));
  }

  @Test
  void shouldRenumberFlagsWhenAFileIsOpened() {
    // O_WRONLY|O_CREAT|O_TRUNC, 0666: published line prints flags=262 mode=0666 dev=2D
    byte[] file = RawBytes.little(32).putInt(8, 0x2d).array();
    Event event =
        decode(RawBytes.exit(257, 3, -100, 1, 01101, 0666).text(1, "/x").chunk(FILE, 6, file));
    assertEquals(307, event.typeId());
    assertEquals(3, event.paramLong(0));
    assertEquals(-100, event.paramLong(1));
    assertEquals("/x", event.paramText(2));
    assertEquals(262, event.paramLong(3));
    assertEquals(0666, event.paramLong(4));
    assertEquals(0x2d, event.paramLong(5));
  }

  @Test
  void shouldTellNameAndErrorWhenAnOpenFails() {
    Event event = decode(RawBytes.exit(2, -2, 1, 0, 0666).text(0, "gone"));
    assertEquals(-2, event.paramLong(0));
    assertEquals("gone", event.paramText(1));
    assertEquals(1, event.paramLong(2));
    assertEquals(0, event.paramLong(3), "the mode register holds noise without O_CREAT");
    assertEquals(0, event.paramLong(4));
  }

  @Test
  void shouldSayNullWhenAPathPointerIsNull() {
    Event event = decode(RawBytes.exit(4, -14).chunk(1, 0, NULL_POINTER, 0, new byte[0]));
    assertEquals("(NULL)", event.paramText(1));
    assertEquals("<NA>", decode(RawBytes.exit(4, -14)).paramText(1));
  }

  @Test
  void shouldTerminateAPathWhenItWasCut() {
    Event event = decode(RawBytes.exit(4, 0).chunk(1, 0, 1, 9, bytes('a', 'b')));
    assertArrayEquals(bytes('a', 'b', 0), param(event, 1));
  }

  @Test
  void shouldKeepDataOfAReadOnlyWhenItSucceeded() {
    assertArrayEquals(
        bytes('h', 'i'), param(decode(RawBytes.exit(0, 2, 3).chunk(BUF, 1, bytes('h', 'i'))), 1));
    Event failed = decode(RawBytes.exit(0, -11, 3));
    assertEquals(-11, failed.paramLong(0));
    assertEquals(0, failed.paramLength(1));
  }

  @Test
  void shouldTellSizeAndTupleWhenARawSocketSends() {
    ByteBuffer sock = RawBytes.little(176);
    sock.putShort(0, (short) 2).putShort(8, (short) 112);
    byte[] name = bytes(2, 0, 0, 0, 224, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0);
    Event event =
        decode(
            RawBytes.enter(46, 13, 0, 0)
                .chunk(SOCK, 0, sock.array())
                .chunk(ADDR, 1, name)
                .chunk(IOV, 1, 0, 40, new byte[40]));
    assertEquals(48, event.typeId());
    assertEquals(13, event.paramLong(0));
    assertEquals(40, event.paramLong(1));
    // 0.0.0.0:112->224.0.0.18:0
    assertArrayEquals(bytes(2, 0, 0, 0, 0, 112, 0, 224, 0, 0, 18, 0, 0), param(event, 2));
  }

  @Test
  void shouldDrawTheTupleFromThePeerWhenDataComesIn() {
    Event event =
        decode(RawBytes.exit(45, 2, 5).chunk(BUF, 1, bytes(1, 2)).chunk(SOCK, 0, ipSocket(9)));
    assertArrayEquals(bytes(2, 10, 0, 0, 2, 80, 0, 10, 0, 0, 1, 9, 0), param(event, 2));
    assertEquals(0, decode(RawBytes.exit(45, -11, 5).chunk(SOCK, 0, ipSocket(9))).paramLength(2));
  }

  @Test
  void shouldTellTheQueueWhenAConnectionIsAccepted() {
    Event event =
        decode(RawBytes.exit(288, 7, 3).chunk(SOCK, 6, ipSocket(80)).chunk(SOCK, 0, ipSocket(80)));
    assertEquals(249, event.typeId());
    assertArrayEquals(bytes(2, 10, 0, 0, 2, 80, 0, 10, 0, 0, 1, 80, 0), param(event, 1));
    assertEquals(25, event.paramLong(2));
    assertEquals(1, event.paramLong(3));
    assertEquals(4, event.paramLong(4));
  }

  @Test
  void shouldPutThePeerFirstWhenAUnixSocketConnects() {
    ByteBuffer sock = RawBytes.little(176);
    sock.putShort(0, (short) 1).putLong(48, 0x22).putLong(56, 0);
    Event event =
        decode(
            RawBytes.exit(42, -2, 3)
                .chunk(SOCK, 0, sock.array())
                .chunk(ADDR, 1, bytes(1, 0, '/', 's', 0)));
    byte[] expected = bytes(1, 0, 0, 0, 0, 0, 0, 0, 0, 0x22, 0, 0, 0, 0, 0, 0, 0, '/', 's', 0);
    assertArrayEquals(expected, param(event, 1));
  }

  @Test
  void shouldTellATimeoutInNanosecondsWhenASocketOptionIsSet() {
    byte[] timeval = RawBytes.little(16).putLong(0, 2).putLong(8, 5).array();
    Event event = decode(RawBytes.exit(54, 0, 3, 1, 20, 0, 16).chunk(MEM, 3, timeval));
    assertEquals(1, event.paramLong(2));
    assertEquals(20, event.paramLong(3));
    assertEquals(4, param(event, 4)[0]);
    assertEquals(
        2_000_005_000L,
        ByteBuffer.wrap(param(event, 4)).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong(1));
    assertEquals(16, event.paramLong(5));
  }

  @Test
  void shouldRenumberPollFlagsWhenDescriptorsAreWaitedFor() {
    byte[] fds = RawBytes.little(8).putInt(9).putShort((short) 1).putShort((short) 0x10).array();
    Event event = decode(RawBytes.exit(7, 1, 0, 1, 50).chunk(POLL, 0, fds));
    assertArrayEquals(bytes(1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 32, 0), param(event, 1));
  }

  @Test
  void shouldTellNoTimeoutWhenPpollHasNone() {
    assertEquals(-1, decode(RawBytes.enter(271)).paramLong(1));
  }

  @Test
  void shouldTellTheProgramWhenExecSucceeds() {
    Event event =
        decode(
            RawBytes.exit(59, 0)
                .chunk(TASK, 0, task())
                .chunk(ARGV, 0, "/bin/cat\0a\0b\0".getBytes(StandardCharsets.US_ASCII))
                .chunk(ENV, 0, "X=1\0".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(293, event.typeId());
    assertEquals("/bin/cat", event.paramText(1));
    assertEquals("a\0b\0", new String(param(event, 2), StandardCharsets.US_ASCII));
    assertEquals(60, event.paramLong(5));
    assertEquals(1024, event.paramLong(7));
    assertEquals("cat", event.paramText(13));
    assertEquals("cpu=/70\0", new String(param(event, 14), StandardCharsets.US_ASCII));
    assertEquals("X=1\0", new String(param(event, 15), StandardCharsets.US_ASCII));
    assertEquals(34816, event.paramLong(16));
    assertEquals(-1, event.paramLong(18));
  }

  @Test
  void shouldRenumberCloneFlagsWhenAThreadIsMade() {
    // CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD: 32768+2+1+2048+8192
    Event event = decode(RawBytes.exit(56, 78, 0x10f00).chunk(TASK, 0, task()));
    assertEquals(223, event.typeId());
    assertEquals(78, event.paramLong(0));
    assertEquals(43011, event.paramLong(15));
    assertEquals(1000, event.paramLong(16));
    assertEquals(7, event.paramLong(18));
    assertEquals(6, event.paramLong(19));
  }

  @Test
  void shouldPutTheDetailBeforeTheGenericPairWhenAFileIsSynced() {
    Event event = decode(RawBytes.enter(74, 9));
    assertEquals(32768, event.typeId());
    assertEquals(9, event.paramLong(0));
    assertEquals(range.length(), event.frameBytes(), "the detail spans its generic event");
  }

  @Test
  void shouldHideTheCodeWhenSysdigWouldCrashOnIt() {
    Event detail = decode(RawBytes.enter(334, 0)); // rseq
    assertEquals(EventSchema.NAMED_CALL_ID, detail.typeId());
    assertEquals("rseq", detail.paramText(0));
    int own = (int) EventLayout.U32.get(range.array(), 4);
    Event generic = new Event(EventSchema.load()).wrap(range.array(), own, range.length());
    assertEquals(0, generic.typeId());
    assertEquals(0, generic.paramLong(0));
    assertEquals(334, generic.paramLong(1));
  }

  @Test
  void shouldSplitTheStatusWhenAThreadEnds() {
    ByteBuffer killed = RawBytes.little(16).putLong(0, 0x8b);
    Event event = decode(RawBytes.other(4, killed.array()));
    assertEquals(186, event.typeId());
    assertEquals(11, event.paramLong(2));
    assertEquals(1, event.paramLong(3));
    ByteBuffer left = RawBytes.little(16).putLong(0, 3 << 8);
    assertEquals(3, decode(RawBytes.other(4, left.array())).paramLong(1));
  }

  @Test
  void shouldRefuseARecordWhenItsChunkRunsOut() {
    RawBytes raw = RawBytes.exit(0, 2, 3).chunk(BUF, 1, bytes(1, 2));
    assertFalse(decoder.decode(raw.bytes(), 0, raw.length() - 16, range));
    assertEquals(0, range.length());
  }

  @Test
  void shouldWriteExactlyTheSchemasParametersWhenAnyCallHasNoChunks() {
    for (Syscall call : SyscallTable.load().rows()) {
      checkWidths(decode(RawBytes.enter(call.number())), call);
      checkWidths(decode(RawBytes.exit(call.number(), -1)), call);
      checkWidths(decode(RawBytes.exit(call.number(), 0)), call);
    }
  }

  private static void checkWidths(Event event, Syscall call) {
    String what = call.name() + " " + event.type().direction();
    assertEquals(event.type().params().size(), event.encodedParamCount(), what);
    for (int i = 0; i < event.encodedParamCount(); i++) {
      ParamInfo info = event.type().params().get(i);
      int width =
          switch (info.type()) {
            case UINT8, INT8, FLAGS8, SIGTYPE -> 1;
            case UINT16, INT16, FLAGS16, SYSCALLID -> 2;
            case UINT32, INT32, FLAGS32, UID, GID, MODE, SIGSET -> 4;
            case UINT64, INT64, ERRNO, FD, PID, RELTIME -> 8;
            default -> -1;
          };
      if (width > 0) {
        assertEquals(width, event.paramLength(i), what + " " + info.name());
      }
    }
  }

  @Test
  void shouldWriteBothEndsOfALossWhenTheRingWasFull() {
    decode(RawBytes.enter(39));
    Event begin =
        decode(
            RawBytes.other(
                8, RawBytes.little(24).putLong(12).putLong(4_000).putLong(6_000).array()));
    assertEquals("PPME_DROP_E", begin.type().constant());
    assertEquals(RawBytes.TIME + 1_000_000, begin.timestampNanos(), "not before the last event");
    assertEquals(1, begin.paramLong(0));
    assertEquals("ring full", begin.paramText(1));
    assertEquals(12, begin.paramLong(2));
    assertEquals(1_004_000, begin.paramLong(3));
    assertEquals(1_006_000, begin.paramLong(4));
    assertEquals(1, begin.cpu());
    Event end = new Event(schema).wrap(range.array(), begin.frameBytes(), range.length());
    assertEquals("PPME_DROP_X", end.type().constant());
    assertEquals(1_006_000, end.timestampNanos());
  }

  @Test
  void shouldTellTheResultWhenSysdigKnowsOnlyTheName() {
    Event waited = decode(RawBytes.exit(61, -10)); // wait4, ECHILD
    assertEquals("JT_RESULT_X", waited.type().constant());
    assertEquals(-10, waited.paramLong(1));
    assertEquals(range.length(), waited.frameBytes(), "the detail spans its generic event");
    Event getrandom = decode(RawBytes.exit(334, 7)); // rseq
    assertEquals("rseq", getrandom.paramText(0));
    assertEquals(7, getrandom.paramLong(1));
  }

  @Test
  void shouldNameTheCallWhenA32BitProgramMakesIt() {
    Event enter = decode(RawBytes.enter(20).i386());
    assertEquals("getpid", enter.paramText(0)); // asm/unistd_32.h
    Event exit = decode(RawBytes.exit(403, 5).i386());
    assertEquals("clock_gettime64", exit.paramText(0));
    assertEquals(5, exit.paramLong(1));
    assertEquals("mseal", decode(RawBytes.exit(462, 0).i386()).paramText(0));
  }

  @Test
  void shouldTellBothEndsWhenAPairOfSocketsIsMade() {
    ByteBuffer sock = RawBytes.little(176).putLong(48, 0x11).putLong(56, 0x22);
    byte[] fds = RawBytes.little(8).putInt(5).putInt(6).array();
    Event pair = decode(RawBytes.exit(53, 0).chunk(MEM, 3, fds).chunk(SOCK, 3, sock.array()));
    assertEquals(6, pair.paramLong(2));
    assertEquals(0x11, pair.paramLong(3));
    assertEquals(0x22, pair.paramLong(4));
  }

  @Test
  void shouldTellTheInodeWhenAPipeIsMade() {
    byte[] fds = RawBytes.little(8).putInt(5).putInt(6).array();
    byte[] file = RawBytes.little(32).putLong(0, 4711).array();
    Event pipe = decode(RawBytes.exit(293, 0).chunk(MEM, 0, fds).chunk(FILE, 0, file));
    assertEquals(4711, pipe.paramLong(3));
  }

  @Test
  void shouldTellTheArgumentsGivenWhenAnExecFails() {
    byte[] own = "/bin/sh\0-c\0".getBytes(StandardCharsets.US_ASCII);
    byte[] given = "nosuch\0-v\0".getBytes(StandardCharsets.US_ASCII);
    Event exec =
        decode(
            RawBytes.exit(59, -2).chunk(TASK, 0, task()).chunk(ARGV, 0, own).chunk(ARGV, 1, given));
    assertEquals("nosuch", exec.paramText(1));
    assertArrayEquals("-v\0".getBytes(StandardCharsets.US_ASCII), param(exec, 2));
  }
}
