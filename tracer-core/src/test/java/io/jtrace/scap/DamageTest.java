package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.scap.Captures.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
  private static final int EVENT_BYTES = 60;
  @TempDir Path folder;

  private static byte[] capture() throws CaptureException {
    return Captures.capture(3, Compression.NONE);
  }

  @Test
  void shouldReadAllWholeEventsWhereverTheFileIsCut() throws Exception {
    byte[] whole = capture();
    for (int length = 1; length < whole.length; length++) {
      Content content = Captures.read(Arrays.copyOf(whole, length));

      assertEquals(wholeEvents(whole, length), content.events().size(), "cut at " + length);
      assertTrue(
          content.failure().isEmpty() || content.failure().startsWith("standard input"),
          content.failure());
    }
  }

  private static int wholeEvents(byte[] capture, int limit) {
    ByteBuffer view = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
    int events = 0;
    for (int at = 0; at + 8 <= limit; at += view.getInt(at + 4)) {
      events += view.getInt(at) == 0x216 && at + view.getInt(at + 4) <= limit ? 1 : 0;
    }
    return events;
  }

  @Test
  void shouldNameByteAndReasonWhenAnEventIsCut() throws Exception {
    byte[] whole = capture();
    int last = whole.length - EVENT_BYTES;

    Content content = Captures.read(Arrays.copyOf(whole, last + 17));

    assertEquals(
        "standard input: truncated at byte "
            + last
            + " (event block needs 60 bytes, 17 left); 5 events before it were read",
        content.failure());
  }

  @Test
  void shouldNameThePackedFileWhenItIsCut() throws Exception {
    byte[] packed = Captures.capture(20_000, Compression.GZIP);

    Content content = Captures.read(Arrays.copyOf(packed, packed.length / 2));

    assertTrue(content.events().size() > 1000);
    assertTrue(
        content
            .failure()
            .matches(
                "standard input: truncated at byte \\d+ of the unpacked data"
                    + " \\(the gzip stream ends early\\); "
                    + content.events().size()
                    + " events before it were read"),
        content.failure());
  }

  @Test
  void shouldStopAtADamagedLengthAndKeepTheEventsBeforeIt() throws Exception {
    byte[] bytes = capture();
    int last = bytes.length - EVENT_BYTES;
    bytes[last + 26] = (byte) 200;

    Content content = Captures.read(bytes);

    assertEquals(5, content.events().size());
    assertEquals(
        "standard input: damaged at byte "
            + last
            + " (event of 200 bytes in a block for 46); 5 events before it were read",
        content.failure());
  }

  @Test
  void shouldGoOnBehindTheDamage() throws Exception {
    byte[] bytes = Captures.capture(50, Compression.NONE);
    int damaged = bytes.length - 48 * (56 + 60);
    bytes[damaged + 28] = 1;

    Content content = Captures.read(bytes);

    assertEquals(99, content.events().size());
    assertEquals(
        "standard input: damaged at byte "
            + damaged
            + " (event of 65578 bytes in a block for 42); 4 events before it were read,"
            + " 95 after it",
        content.failure());
  }

  @Test
  void shouldKeepEventsWhenAListIsDamaged() throws Exception {
    byte[] bytes = capture();
    int processes = 28 + 192;
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (view.getInt(processes) != 0x215) {
      processes += view.getInt(processes + 4);
    }
    view.putInt(processes + 8, 1_000_000);

    Content content = Captures.read(bytes);

    assertEquals(6, content.events().size());
    assertEquals("box", content.sections().get(0).machine().hostname());
    assertEquals(0, content.sections().get(0).processes().size());
    assertTrue(
        content
            .failure()
            .startsWith(
                "standard input: damaged at byte " + processes + " (process block: an entry"),
        content.failure());
    assertTrue(
        content.failure().endsWith("; 0 events before it were read, 6 after it"),
        content.failure());
  }

  /** Whatever byte is wrong: no other exception, no event that points outside its range. */
  @Test
  void shouldSurviveAnyWrongByte() throws Exception {
    byte[] whole = capture();
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, 0x7f, 0xff}) {
        byte[] bytes = whole.clone();
        bytes[at] = (byte) value;
        Content content = Captures.read(bytes);
        long recorded = content.events().stream().filter(line -> !line.endsWith(" made")).count();
        assertTrue(recorded <= 6, "byte " + at);
      }
    }
  }

  @Test
  void shouldNotReserveMemoryForAnAbsurdLength() throws Exception {
    byte[] bytes = Arrays.copyOf(capture(), capture().length + 12);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(bytes.length - 12)
        .putInt(0x221)
        .putInt(0x7ffffff0);

    Content content = Captures.read(bytes);

    assertEquals(6, content.events().size());
    assertTrue(content.failure().contains("(event block of 2147483632 bytes)"), content.failure());
  }

  @Test
  void shouldRefuseAListAmongTheEvents() throws Exception {
    byte[] bytes = Arrays.copyOf(capture(), capture().length + 12);
    int at = bytes.length - 12;
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(at)
        .putInt(0x215)
        .putInt(12)
        .putInt(12);

    assertEquals(
        "standard input: damaged at byte "
            + at
            + " (process block among the events of a section); 6 events before it were read",
        Captures.read(bytes).failure());
  }

  @Test
  void shouldSayWhatItIsWhenItIsNoCapture() {
    assertEquals(
        "standard input is not a capture file (starts with 72 6f 6f 74;"
            + " expected a section header block)",
        Captures.read("root:x:0:0".getBytes(StandardCharsets.US_ASCII)).failure());
    assertEquals("standard input is empty", Captures.read(new byte[0]).failure());
    assertEquals(
        "standard input is not a capture file (starts with 0a; expected a section header block)",
        Captures.read(new byte[] {10}).failure());
  }

  @Test
  void shouldRefuseANewerFormat() throws Exception {
    byte[] bytes = capture();
    bytes[12] = 2;

    assertEquals(
        "standard input has format version 2.2; this jtrace reads 1.x",
        Captures.read(bytes).failure());
  }

  @Test
  void shouldRefuseANetworkCapture() throws Exception {
    ByteBuffer file = ByteBuffer.allocate(28 + 20 + 32).order(ByteOrder.LITTLE_ENDIAN);
    file.put(capture(), 0, 28);
    file.putInt(1).putInt(20).putLong(1).putInt(20);
    file.putInt(6).putInt(32).position(76).putInt(32);

    assertEquals(
        "standard input is a network capture, not one of system calls",
        Captures.read(file.array()).failure());
  }

  @Test
  void shouldSayWhyAFileCannotBeOpened() {
    Path missing = folder.resolve("missing.scap");

    assertEquals(
        "cannot open " + missing + ": no such file",
        assertThrows(CaptureException.class, () -> new ScapReader(missing)).getMessage());
    assertEquals(
        "cannot open " + folder + ": it is a directory",
        assertThrows(CaptureException.class, () -> new ScapReader(folder)).getMessage());
  }

  @Test
  void shouldNameTheFileInItsMessages() throws Exception {
    Path file = folder.resolve("cut.scap");
    Files.write(file, Arrays.copyOf(capture(), 20));

    try (ScapReader reader = new ScapReader(file)) {
      assertEquals(
          file
              + ": truncated at byte 0 (section header block needs 28 bytes, 20 left);"
              + " 0 events before it were read",
          Captures.read(reader).failure());
    }
  }
}
