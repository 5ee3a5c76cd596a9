package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.ProcessEntry;
import io.jtrace.scap.Captures.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of earlier versions, built by hand from the published layouts. */
class OldFormatTest {
  private final ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
  private int block;

  private void header(int minor, int optionBytes) {
    begin(0x0A0D0D0A);
    file.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) minor).putLong(-1);
    file.put(new byte[optionBytes]);
    end();
  }

  private void begin(int type) {
    block = file.position();
    file.putInt(type).putInt(0);
  }

  private void end() {
    while (file.position() % 4 != 0) {
      file.put((byte) 0);
    }
    int total = file.position() + 4 - block;
    file.putInt(total).putInt(block + 4, total);
  }

  private void text(String text) {
    file.putShort((short) text.length()).put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Content read() {
    return Captures.read(Arrays.copyOf(file.array(), file.position()));
  }

  private ProcessEntry process() {
    return read().sections().get(0).processes().get(0);
  }

  /** Every field gets a value of its own, so that a field read from another's place shows. */
  private void process(int version) {
    file.putLong(11).putLong(12).putLong(13);
    if (version >= 6) {
      file.putLong(14);
    }
    if (version >= 8) {
      file.putLong(15);
    }
    text("comm");
    text("exe");
    if (version >= 7) {
      text("/exepath");
    }
    text("a\0b\0");
    text("/cwd");
    file.putLong(1024).putInt(0x10).putInt(500).putInt(501);
    if (version >= 2) {
      file.putInt(21).putInt(22).putInt(23).putLong(24).putLong(25);
    }
    if (version >= 3) {
      text("E=1\0");
    }
    if (version >= 4) {
      file.putLong(31).putLong(32);
      text("cpu=/\0");
    }
    if (version >= 5) {
      text("/root");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x202,1",
    "0x8000ABCD,1",
    "0x207,2",
    "0x8013ABCD,2",
    "0x209,3",
    "0x8014ABCD,3",
    "0x210,4",
    "0x211,5",
    "0x212,6",
    "0x213,7",
    "0x214,8"
  })
  void shouldReadEveryVersionOfAProcess(String type, int version) {
    header(0, 0);
    begin((int) (long) Long.decode(type));
    process(version);
    process(version);
    end();

    assertEquals(2, read().sections().get(0).processes().size());
    ProcessEntry process = process();
    assertEquals(List.of(11L, 12L, 13L), List.of(process.tid(), process.pid(), process.ptid()));
    assertEquals(version >= 6 ? 14 : -1, process.sid());
    assertEquals(version >= 8 ? 15 : -1, process.vpgid());
    assertEquals("exe", process.exe());
    assertEquals(version >= 7 ? "/exepath" : "", process.exePath());
    assertEquals("a\0b\0", process.args());
    assertEquals("/cwd", process.cwd());
    assertEquals(501, process.gid());
    assertEquals(version >= 2 ? 25 : 0, process.minorFaults());
    assertEquals(version >= 3 ? "E=1\0" : "", process.env());
    assertEquals(version >= 4 ? 32 : -1, process.vpid());
    assertEquals(version >= 5 ? "/root" : "", process.root());
    assertEquals(-1, process.loginUid());
  }

  private void processV9(byte[] tail) {
    header(2, 0);
    begin(0x215);
    int entry = file.position();
    file.putInt(0);
    process(9);
    file.put(tail);
    file.putInt(entry, file.position() - entry);
    end();
  }

  @Test
  void shouldReadTheShortTail() {
    processV9(
        ByteBuffer.allocate(29)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(1000)
            .put((byte) 1)
            .putLong(41)
            .putLong(42)
            .putLong(43)
            .array());

    assertEquals(1000, process().loginUid());
    assertEquals(43, process().capEffective());
    assertEquals(-1, process().pgid());
  }

  @Test
  void shouldReadTheShortestTail() {
    processV9(new byte[] {(byte) 0xe8, 3, 0, 0, 1});

    assertEquals(1000, process().loginUid());
    assertEquals(true, process().exeWritable());
    assertEquals(0, process().capEffective());
  }

  /** The tail as libs 0.10, 0.11, 0.12, 0.13, 0.18 and 0.20 wrote it, and as it may grow. */
  @ParameterizedTest
  @CsvSource({"41,-1", "42,-1", "66,-1", "67,-1", "68,-1", "76,61", "90,61"})
  void shouldReadTheLongTailAsFarAsItGoes(int length, long pgid) {
    ByteBuffer tail = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    tail.putLong(99).putInt(34816).putInt(1000).put((byte) 1).putLong(41).putLong(42).putLong(43);
    tail.put((byte) 1).putLong(51).putLong(52).putLong(53).put((byte) 0).put((byte) 0).putLong(61);
    processV9(Arrays.copyOf(tail.array(), length));

    assertEquals("", read().failure());
    assertEquals(34816, process().tty());
    assertEquals(1000, process().loginUid());
    assertEquals(43, process().capEffective());
    assertEquals(pgid, process().pgid());
  }

  /** The second descriptor shows that the first one's end was found. */
  @ParameterizedTest
  @CsvSource({
    "17,BPF,abc",
    "18,USERFAULTFD,abc",
    "19,IOURING,abc",
    "20,MEMFD,abc",
    "21,PIDFD,abc",
    "22,UNSUPPORTED,unknown-type:[22]",
    "200,UNSUPPORTED,unknown-type:[200]"
  })
  void shouldReadDescriptorsOfLaterKinds(int number, FdKind kind, String name) {
    processV9(new byte[5]);
    begin(0x218);
    file.putLong(11);
    for (int kindNumber : new int[] {number, 7}) {
      file.putInt(26).putLong(4).putLong(5).put((byte) kindNumber);
      file.putShort((short) 3).put(new byte[] {'a', 'b', 'c'});
    }
    end();

    assertEquals("", read().failure());
    FdEntry first = process().fds().get(0);
    assertEquals(kind, first.kind());
    assertEquals(name, first.name());
    assertEquals(FdKind.FIFO, process().fds().get(1).kind());
  }

  @Test
  void shouldReadTheLongTailWithEveryField() {
    ByteBuffer tail = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    tail.putLong(99).putInt(34816).putInt(1000).put((byte) 1).putLong(41).putLong(42).putLong(43);
    tail.put((byte) 1).putLong(51).putLong(52).putLong(53).put((byte) 0).put((byte) 0).putLong(61);
    processV9(Arrays.copyOf(tail.array(), tail.position()));

    assertEquals(34816, process().tty());
    assertEquals(1000, process().loginUid());
    assertEquals(41, process().capInheritable());
    assertEquals(61, process().pgid());
  }

  @Test
  void shouldReadOldDescriptorsInterfacesAndUsers() {
    header(0, 0);
    begin(0x203);
    file.putLong(11);
    file.putLong(3).putLong(70).put((byte) 1);
    text("/a/b");
    file.putLong(4).putLong(71).put((byte) 16).putInt(1);
    text("/c");
    file.putLong(5).putLong(72).put((byte) 5).putInt(0x0100007f).putShort((short) 22).put((byte) 2);
    end();
    begin(0x205);
    file.putShort((short) 3).putShort((short) 2).putInt(1).putInt(2).putInt(3).put((byte) 'l');
    file.put((byte) 'o');
    end();
    begin(0x206);
    file.put((byte) 1).putInt(5);
    text("tty");
    end();
    begin(0x202);
    process(1);
    end();

    List<FdEntry> fds = process().fds();
    assertEquals(List.of("/a/b", "/c", ""), fds.stream().map(FdEntry::name).toList());
    assertEquals(FdKind.IPV4_SERVSOCK, fds.get(2).kind());
    assertArrayEquals(new byte[] {127, 0, 0, 1}, fds.get(2).source());
    assertEquals("lo", read().sections().get(0).interfaces().get(0).name());
    assertEquals("tty", read().sections().get(0).groups().get(0).name());
  }

  private void oldEvent(int block, int type, int lengthError, byte[]... params) {
    begin(block);
    file.putShort((short) 2);
    if (block == 0x208) {
      file.putInt(1);
    }
    int length = 22;
    for (byte[] param : params) {
      length += 2 + param.length;
    }
    file.putLong(1000).putLong(11).putInt(length + lengthError).putShort((short) type);
    for (byte[] param : params) {
      file.putShort((short) param.length);
    }
    for (byte[] param : params) {
      file.put(param);
    }
    end();
  }

  @Test
  void shouldFindTheNumberOfParametersOfAnOldEvent() {
    header(0, 0);
    byte[] eight = {3, 0, 0, 0, 0, 0, 0, 0};
    oldEvent(0x204, 7, 0, eight, new byte[] {65});
    oldEvent(0x208, 3, 0, eight, new byte[] {97, 0}, new byte[4], new byte[4]);
    oldEvent(0x8010ABCD, 280, 3, new byte[] {98, 0}, new byte[] {0});

    assertEquals(
        List.of(
            "1000 11 2 7 0300000000000000 41",
            "1000 11 2 3 0300000000000000 6100 00000000 00000000 state",
            "1000 11 2 280 6200 00"),
        read().events());
  }

  @Test
  void shouldReportAnOldEventThatDoesNotAddUp() {
    header(0, 0);
    oldEvent(0x204, 5, 1, new byte[8]);

    assertEquals(
        "standard input: damaged at byte 28 (event of type 5 whose parameter lengths do not add up"
            + " to 33); 0 events before it were read",
        read().failure());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,0", "2,24"})
  void shouldSkipHeaderOptionsAndUnknownBlocks(int minor, int optionBytes) {
    header(minor, optionBytes);
    begin(0x5555);
    file.putInt(1);
    end();
    oldEvent(0x204, 5, 0, new byte[8]);

    assertEquals("", read().failure());
    assertEquals(1, read().events().size());
  }
}
