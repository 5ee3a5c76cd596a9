package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command on damaged and hostile files: what can be read is printed, one line says what was
 * wrong, the exit code is 1, and the process stays small.
 */
class DamagedFileTest {
  private static final int PAIRS = 50;
  private static final int LARGEST_KIB = 256 * 1024;
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("sample.scap");
    try (ScapWriter writer = new ScapWriter(file, emptyMachine(), Compression.NONE)) {
      writer.write(events(PAIRS, false));
    }
  }

  private static Snapshot emptyMachine() {
    return new Snapshot(MachineInfo.UNKNOWN, List.of(), List.of(), List.of(), List.of());
  }

  /** Pairs of open and read, all by one thread or each by another. */
  private static EventRange events(int pairs, boolean manyThreads) {
    EventRange range = new EventRange();
    range.ensure(pairs * 200);
    EventEncoder encoder = new EventEncoder();
    for (int i = 0; i < pairs; i++) {
      long tid = manyThreads ? 1000 + i : 1000;
      long nanos = 1_700_000_000_000_000_000L + i * 1000L;
      encoder.begin(range, nanos, tid, 0, 2, 3).text("/x" + i).u32(1).u32(0).end();
      encoder.begin(range, nanos + 1, tid, 0, 3, 5);
      encoder.u64(i).text("/x" + i).u32(1).u32(0).u32(0).end();
    }
    return range;
  }

  private void append(byte[] bytes, int times) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
  }

  private static byte[] words(int... words) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(words).forEach(buffer::putInt);
    return buffer.array();
  }

  /** What GNU time says of a run: its last line is the largest resident set in KiB. */
  private Command.Outcome run(String... more) {
    return runIn("TZ=UTC", more);
  }

  private Command.Outcome runIn(String variable, String... more) {
    KernelRequirements.assumeTools("time");
    List<String> words = new ArrayList<>(List.of("-r", file.toString()));
    words.addAll(List.of(more));
    Command.Outcome outcome =
        Jtrace.command(words.toArray(String[]::new))
            .behind(List.of("env", variable, "time", "-q", "-f", "%M"))
            .run();
    List<String> lines = outcome.err().lines().toList();
    int kib = Integer.parseInt(lines.get(lines.size() - 1));
    assertTrue(kib <= LARGEST_KIB, () -> kib + " KiB for " + words);
    String message = String.join("\n", lines.subList(0, lines.size() - 1));
    assertFalse(message.contains("Exception") || message.contains("\tat "), message);
    assertTrue(lines.size() <= 2, message);
    return new Command.Outcome(outcome.exitCode(), outcome.out(), message);
  }

  private void assertDamaged(Command.Outcome outcome, int events, String message) {
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(events, outcome.lines().size(), outcome::toString);
    assertTrue(outcome.err().contains(file.toString()), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  @Test
  void shouldPrintWhatIsWholeWhenTheFileIsCut() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));

    assertDamaged(run(), 2 * PAIRS - 1, "truncated at byte");
  }

  @Test
  void shouldNotBelieveALengthThatNothingStandsBehind() throws Exception {
    append(words(0x221, 0x7ffffff0), 1);

    assertDamaged(run(), 2 * PAIRS, "event block of 2147483632 bytes");
  }

  @Test
  void shouldStaySmallWhenAHugeLengthHasBytesBehindIt() throws Exception {
    append(words(0x221, 100 << 20), 1);
    append(new byte[1 << 20], 110);

    assertDamaged(run(), 2 * PAIRS, "event block of 104857600 bytes");
  }

  /** Each eight bytes could begin an event of a MiB: none may be tried by moving a MiB. */
  @Test
  void shouldComeToAnEndWhenEverythingLooksLikeAnEvent() throws Exception {
    append(words(1), 1);
    byte[] bait = new byte[1 << 20];
    for (int at = 0; at < bait.length; at += 8) {
      System.arraycopy(words(0x216, 1 << 20), 0, bait, at, 8);
    }
    append(bait, 8);

    assertDamaged(run(), 2 * PAIRS, "damaged at byte");
  }

  @Test
  void shouldStaySmallWhenMoreThreadsAppearThanAnyMachineHas() throws Exception {
    try (ScapWriter writer = new ScapWriter(file, emptyMachine(), Compression.NONE)) {
      writer.write(events(250_000, true));
    }

    Command.Outcome outcome = run("-p", "%evt.num", "evt.num>499990");

    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(10, outcome.lines().size());
  }

  @Test
  void shouldSayWhenMemoryRunsOut() throws Exception {
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    byte[] payload = new byte[15 << 20];
    encoder.begin(range, 0x221, 1L, 1, 0, 322, 2).u32(1).bytes(payload, 0, payload.length).end();
    try (ScapWriter writer = new ScapWriter(file, emptyMachine(), Compression.NONE)) {
      writer.write(range);
    }

    Command.Outcome outcome = runIn("JTRACE_JVM_OPTIONS=-Xmx48m", "-X");

    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.err().startsWith("jtrace: out of memory: "), outcome.err());
  }
}
