package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Direction;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;
import io.jtrace.event.ParamType;
import io.jtrace.scap.ExitsOnly.Pieces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures without enters: the published conversions made them, the reader undoes them. */
class RebuiltEntersTest {
  private static final EventSchema SCHEMA = EventSchema.load();
  private static final int OPEN_ENTER = 2;
  private static final int READ_EXIT = 7;
  private static final int GETCWD_EXIT = 93;
  private static final int CLONE_EXIT = 223;
  private static final int EXECVE_EXIT = 293;
  private static final long OTHER_TID = 99;

  /** The enter's parameter of this name is the exit's of that name. */
  private static final Map<Integer, Map<String, String>> OTHER_NAMES =
      Map.of(363, Map.of("fd", "oldfd"), 365, Map.of("fd", "oldfd"), 367, Map.of("fd", "oldfd"));

  /** Parameters that today's exits do not have. */
  private static final Set<String> NOWHERE = Set.of("81 fds", "255 fds");

  private static byte[] number(int width, long value) {
    byte[] bytes = new byte[8];
    EventLayout.U64.set(bytes, 0, value);
    return Arrays.copyOf(bytes, width);
  }

  private static byte[] value(ParamType type, int seed) {
    int width = ExitsOnly.width(type);
    if (width > 0) {
      return number(width, seed);
    }
    return ("v" + seed + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static List<byte[]> values(List<ParamInfo> params, int first) {
    List<byte[]> values = new ArrayList<>();
    params.forEach(param -> values.add(value(param.type(), first + values.size())));
    return values;
  }

  private static Pieces event(long nanos, long tid, int type, List<byte[]> params) {
    return new Pieces(nanos, tid, 1, type, params);
  }

  private static byte[] capture(EventRange range) throws CaptureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      writer.write(range);
    }
    return out.toByteArray();
  }

  private static byte[] capture(Pieces... events) throws CaptureException {
    EventRange range = new EventRange();
    for (Pieces event : events) {
      ExitsOnly.encode(event, range);
    }
    return capture(range);
  }

  private static List<String> read(Pieces... events) throws CaptureException {
    Captures.Content content = Captures.read(capture(events));
    assertEquals("", content.failure());
    return content.events();
  }

  private static String line(Pieces event) {
    StringBuilder line = new StringBuilder();
    line.append(event.nanos()).append(' ').append(event.tid());
    line.append(" 1 ").append(event.type());
    for (byte[] param : event.params()) {
      line.append(' ').append(HexFormat.of().formatHex(param));
    }
    return line.toString();
  }

  private static String made(long nanos, int type, List<byte[]> params) {
    return line(event(nanos, 7, type, params)) + " made";
  }

  /** A read by another thread, as the newest tracers record it. */
  private static Pieces readExit(long nanos, long tid) {
    return event(
        nanos,
        tid,
        READ_EXIT,
        List.of(number(8, 2), new byte[] {65, 66}, number(8, 3), number(4, 9)));
  }

  static List<Integer> exits() {
    EnterTable table = EnterTable.load();
    return SCHEMA.all().stream()
        .map(EventType::id)
        .filter(id -> id < EventSchema.FIRST_DETAIL_ID && table.ofExit(id) != null)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("exits")
  void shouldUndoThePublishedConversionOfEveryType(int exitId) throws Exception {
    EventType exitType = SCHEMA.type(exitId);
    EventType enterType = SCHEMA.type(exitId - 1);
    List<byte[]> asked = values(enterType.params(), 1);
    List<byte[]> told = values(exitType.params(), 40);
    List<byte[]> expected = new ArrayList<>(asked);
    for (int i = 0; i < asked.size(); i++) {
      agree(enterType, exitType, i, told, expected);
    }
    Pieces exit = event(2000, 7, exitId, told);
    EventRange converted = new EventRange();
    ExitsOnly.encode(readExit(500, OTHER_TID), converted);
    ExitsOnly conversion = new ExitsOnly(Set.of());
    conversion.convert(event(1000, 7, exitId - 1, expected), converted);
    conversion.convert(exit, converted);

    List<String> lines = Captures.read(capture(converted)).events();

    expected.replaceAll(bytes -> bytes.length == 1 && bytes[0] == '?' ? new byte[0] : bytes);
    assertEquals(4, lines.size(), exitType.constant());
    assertEquals(made(2000, exitId - 1, expected), lines.get(2));
    assertTrue(lines.get(3).startsWith(line(exit)), lines.get(3));
  }

  /** Makes enter and exit say the same where both say it. */
  private static void agree(
      EventType enter, EventType exit, int param, List<byte[]> told, List<byte[]> expected) {
    String name = enter.params().get(param).name();
    String exitName = OTHER_NAMES.getOrDefault(exit.id(), Map.of()).getOrDefault(name, name);
    int index = exit.indexOf(exitName);
    if (NOWHERE.contains(exit.id() + " " + name)) {
      expected.set(param, new byte[] {'?'});
    } else if (exit.constant().equals("PPME_SYSCALL_SENDFILE_X") && name.equals("offset")) {
      told.set(0, number(8, 10));
      told.set(1, number(8, 100));
      expected.set(param, number(8, 90));
    } else if (index >= 0) {
      boolean text = ExitsOnly.width(exit.params().get(index).type()) == 0;
      byte[] bytes = expected.get(param);
      told.set(index, text ? bytes : Arrays.copyOf(bytes, told.get(index).length));
    }
  }

  /** Exits of fstat64 and execveat do not tell what their enters did. */
  @Test
  void shouldCoverEveryExitOfTodayThatHadAnEnterWithParams() {
    EnterTable table = EnterTable.load();
    List<String> missing = new ArrayList<>();
    for (EventType type : SCHEMA.all()) {
      boolean today =
          type.id() < EventSchema.FIRST_DETAIL_ID
              && type.direction() == Direction.EXIT
              && !type.has(EventFlag.OLD_VERSION)
              && !type.has(EventFlag.UNUSED)
              && !SCHEMA.type(type.id() - 1).params().isEmpty();
      if (today && table.ofExit(type.id()) == null) {
        missing.add(type.constant());
      }
    }
    missing.removeAll(List.of("PPME_SYSCALL_FSTAT64_X", "PPME_SYSCALL_EXECVEAT_X"));
    assertEquals(
        List.of(
            "PPME_SYSCALL_MKDIR_X",
            "PPME_SYSCALL_RMDIR_X",
            "PPME_SYSCALL_DUP_X",
            "PPME_DROP_X",
            "PPME_SOCKET_ACCEPT4_5_X",
            "PPME_SYSCALL_UMOUNT_X",
            "PPME_TRACER_X",
            "PPME_SYSCALL_BPF_X"),
        missing,
        "types that today's tracers do not write");
  }

  @Test
  void shouldKeepTheEntersOfOpensWhenTheNewestTracersSendThem() throws CaptureException {
    List<byte[]> asked = List.of(new byte[] {'a', 0}, number(4, 1), number(4, 0));
    Pieces enter = event(10, 7, OPEN_ENTER, asked);
    Pieces exit =
        event(
            20,
            7,
            3,
            List.of(number(8, 5), new byte[] {'a', 0}, number(4, 1), number(4, 0), number(4, 0)));
    Pieces later = event(40, 7, 3, exit.params());

    List<String> lines = read(readExit(5, OTHER_TID), enter, exit, later);

    assertEquals(
        List.of(line(enter), line(exit), made(40, OPEN_ENTER, asked), line(later)),
        lines.subList(2, 6));
  }

  @Test
  void shouldTakeAwayWhatOpensFoundFromWhatTheyAskedFor() throws CaptureException {
    List<byte[]> told =
        List.of(
            number(8, 5),
            new byte[] {'a', 0},
            number(4, 0x14001 | 4),
            number(4, 0644),
            number(4, 0),
            number(8, 77));
    String made = read(readExit(5, OTHER_TID), event(20, 7, 3, told)).get(2);

    List<byte[]> asked = List.of(new byte[] {'a', 0}, number(4, 5), number(4, 0644));
    assertEquals(made(20, OPEN_ENTER, asked), made);
  }

  @Test
  void shouldMakeNoEnterForAChild() throws CaptureException {
    List<byte[]> params = new ArrayList<>(values(SCHEMA.type(CLONE_EXIT).params(), 1));
    Pieces parent = event(30, 7, CLONE_EXIT, List.copyOf(params));
    params.set(0, number(8, 0));
    Pieces child = event(20, 8, CLONE_EXIT, params);

    List<String> lines = read(readExit(5, OTHER_TID), child, parent);

    assertEquals(
        List.of(line(child), made(30, CLONE_EXIT - 1, List.of()), line(parent)),
        lines.subList(2, 5));
  }

  @Test
  void shouldMakeAnEnterWithoutParamsWhenTheExitHasThemEmpty() throws CaptureException {
    List<byte[]> params = new ArrayList<>(values(SCHEMA.type(EXECVE_EXIT).params(), 1));
    while (params.size() <= 30) {
      params.add(new byte[0]);
    }
    Pieces exit = event(30, 7, EXECVE_EXIT, params);

    assertEquals(List.of(made(30, EXECVE_EXIT - 1, List.of()), line(exit)), read(exit));
  }

  @Test
  void shouldLeaveACaptureWithEntersAsItIs() throws CaptureException {
    List<byte[]> classic = List.of(number(8, 2), new byte[] {65, 66});
    Pieces lostEnter = event(1, 7, READ_EXIT, classic);
    Pieces enter = event(2, 7, READ_EXIT - 1, List.of(number(8, 3), number(4, 9)));
    Pieces exit = event(3, 7, READ_EXIT, classic);
    Pieces cwd = event(4, 7, GETCWD_EXIT, List.of(number(8, 2), new byte[] {'/', 0}));

    assertEquals(
        List.of(line(lostEnter), line(enter), line(exit), line(cwd)),
        read(lostEnter, enter, exit, cwd));
  }

  @Test
  void shouldMakeOnlyTheEntersThatExitsTellWhenThereAreOthers() throws CaptureException {
    Pieces enter = event(2, 7, READ_EXIT - 1, List.of(number(8, 3), number(4, 9)));
    Pieces exit = readExit(3, 7);
    Pieces cwd = event(4, 7, GETCWD_EXIT, List.of(number(8, 2), new byte[] {'/', 0}));
    Pieces alone = readExit(5, 7);

    assertEquals(
        List.of(
            line(enter),
            line(exit),
            line(cwd),
            made(5, READ_EXIT - 1, enter.params()),
            line(alone)),
        read(enter, exit, cwd, alone));
  }

  /** Ranges hold 64 KiB: enter and exit lie in different ones. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3000})
  void shouldFindTheEnterOfAnExitFarBehindIt(int between) throws CaptureException {
    EventRange range = new EventRange();
    Pieces enter = event(2, 7, READ_EXIT - 1, List.of(number(8, 3), number(4, 9)));
    Pieces classic = event(3, 8, READ_EXIT - 1, List.of(number(8, 3), number(4, 9)));
    ExitsOnly.encode(enter, range);
    for (int i = 0; i < between; i++) {
      ExitsOnly.encode(classic, range);
    }
    ExitsOnly.encode(readExit(5, 7), range);
    ExitsOnly.encode(readExit(6, 9), range);

    List<String> lines = Captures.read(capture(range)).events();

    assertEquals(line(readExit(5, 7)), lines.get(between + 1));
    assertEquals(line(classic), lines.get(between));
  }

  @Test
  void shouldCountWhatItMadeAndWriteTheCaptureAsItWas() throws CaptureException {
    byte[] original = capture(readExit(1, 7), readExit(2, 7), readExit(3, 8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(new ByteArrayInputStream(original));
        ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      assertEquals(0, reader.rebuiltEnters());
      reader.fill(range);
      assertEquals(3, reader.rebuiltEnters());
      assertTrue(range.hasRebuilt());
      writer.write(range);
    }

    assertArrayEquals(original, out.toByteArray());
    range.clear();
    assertEquals(false, range.hasRebuilt());
  }

  @Test
  void shouldBeginAnewWithEverySection() throws CaptureException {
    Pieces enter = event(2, 7, READ_EXIT - 1, List.of(number(8, 3), number(4, 9)));
    Pieces cwd = event(4, 7, GETCWD_EXIT, List.of(number(8, 2), new byte[] {'/', 0}));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(capture(readExit(1, 7), cwd));
    both.writeBytes(capture(enter, cwd));

    List<String> lines = Captures.read(both.toByteArray()).events();

    assertEquals(6, lines.size());
    assertEquals(List.of(line(enter), line(cwd)), lines.subList(4, 6));
  }

  @Test
  void shouldStayCompactWhenThreadsAreMany() throws CaptureException {
    EventRange range = new EventRange();
    int threads = 300_000;
    for (int i = 0; i < 1000; i++) {
      ExitsOnly.encode(readExit(1, 7), range);
    }
    PendingEnters pending = new PendingEnters();
    for (int tid = 0; tid < threads; tid++) {
      pending.put(tid * 4096L, 6);
    }
    assertEquals(6, pending.of((threads - 1) * 4096L));
    assertEquals(PendingEnters.UNSEEN, pending.of(0));
    assertEquals(2000, Captures.read(capture(range)).events().size());
  }
}
