package io.jtrace.fuzz;

import io.jtrace.event.Direction;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Events of any type with likely values: descriptors, threads and paths that meet each other. */
final class SampleEvents {
  static final EventSchema SCHEMA = EventSchema.load();

  /** Plugin events and what came after them. */
  private static final int FIRST_LATER_ID = 322;

  /**
   * Sysdig ends on random ones, but for the last two: it does not keep the descriptors of the one
   * and makes a new main thread after the other.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("tracer", "container", "k8s", "mesos", "userfaultfd", "procexit");

  private static final long START_NANOS = 1_700_000_000_000_000_007L;
  private static final long[] RESULTS = {0, 0, 1, 3, 5, 64, -2, -11, -115, -1};
  private static final long[] FDS = {0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1, -100};

  /** Of other descriptors that are connected sysdig shows what lies in memory beside their names. */
  private static final long[] SOCKETS = {5, 6, 8, 99, -1};

  private static final long[] NUMBERS = {0, 1, 2, 3, 6, 17, 64, 1000, 4242, 65536, -1};
  private static final String[] PATHS = {
    "/etc/passwd", "rel/x", "../up", "/dev/log", "", "<NA>", "/tmp/a b", "/srv/./x//y/.."
  };
  private static final String[] TEXTS = {
    "curl", "bash", "/bin/sh", "<13>Oct 11 22:14:15 su: failed", "{\"container\":{\"id\":\"abc\"}}"
  };
  private final Random random;
  private final boolean gaps;
  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private long newTid = 5000;
  private long nanos = START_NANOS;

  /** With {@code gaps} the last parameter is sometimes missing, as in files of earlier versions. */
  SampleEvents(long seed, boolean gaps) {
    random = new Random(seed);
    this.gaps = gaps;
  }

  EventRange range() {
    return range;
  }

  /** Enter and exit of the types whose ids lie in a stretch of the table. */
  SampleEvents types(int from, int to) {
    for (EventType type : SCHEMA.all()) {
      if (type.direction() == Direction.ENTER && type.id() >= from && type.id() < to) {
        pair(type);
      }
    }
    return this;
  }

  /** Pairs of types picked from those that sysdig 0.29.3 knows and survives. */
  SampleEvents known(int pairs) {
    List<EventType> types = SCHEMA.all().stream().filter(SampleEvents::isKnown).toList();
    for (int i = 0; i < pairs; i++) {
      pair(types.get(random.nextInt(types.size())));
    }
    return this;
  }

  private static boolean isKnown(EventType type) {
    return type.direction() == Direction.ENTER
        && type.id() < FIRST_LATER_ID
        && type.category() != EventCategory.INTERNAL
        && !type.has(EventFlag.UNUSED)
        && !LEFT_OUT.contains(type.name());
  }

  /** Pairs of one type that the table lists by a constant without its _E. */
  SampleEvents calls(String constant, int times) {
    EventType type =
        SCHEMA.all().stream()
            .filter(row -> row.constant().equals(constant + "_E"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < times; i++) {
      pair(type);
    }
    return this;
  }

  /** Not so the exits of types that have no exits. */
  static boolean occurs(EventType type) {
    return type.direction() == Direction.ENTER || !type.has(EventFlag.UNUSED);
  }

  private void pair(EventType enter) {
    long tid = pick(SampleMachine.TIDS);
    int cpu = random.nextInt(2);
    event(enter, tid, cpu);
    EventType exit = SCHEMA.type(enter.id() + 1);
    if (occurs(exit)) {
      event(exit, tid, cpu);
    }
  }

  private void event(EventType type, long tid, int cpu) {
    nanos += 1 + random.nextInt(2_000_000);
    int count = type.params().size();
    if (count > 0 && gaps && random.nextInt(10) == 0) {
      count--;
    }
    boolean large = type.has(EventFlag.LARGE_PAYLOAD);
    int block = large ? EventLayout.BLOCK_EVENT_LARGE : EventLayout.BLOCK_EVENT;
    encoder.begin(range, block, nanos, tid, cpu, type.id(), count);
    for (int i = 0; i < count; i++) {
      param(type, tid, type.params().get(i));
    }
    encoder.end();
    if (type.id() >= EventSchema.FIRST_DETAIL_ID) {
      int generic = type.id() & 1;
      encoder.begin(range, nanos, tid, cpu, generic, 2 - generic).u16(74);
      if (generic == 0) {
        encoder.u16(74);
      }
      encoder.end();
    }
  }

  private void param(EventType type, long tid, ParamInfo param) {
    switch (param.type()) {
      case INT8, UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE, L4PROTO, SOCKFAMILY ->
          encoder.u8((int) pick(NUMBERS));
      case INT16, UINT16, FLAGS16, ENUMFLAGS16, SYSCALLID, PORT -> encoder.u16(random.nextInt(330));
      case INT32, UINT32, FLAGS32, ENUMFLAGS32, MODE, BOOL, SIGSET, IPV4ADDR ->
          encoder.u32(pick(NUMBERS));
      case UID, GID -> encoder.u32(random.nextBoolean() ? 1000 : 0);
      case FD -> encoder.u64(pick(type.name().equals("connect") ? SOCKETS : FDS));
      case FD32 -> encoder.u32(pick(FDS));
      case PID -> encoder.u64(pid(type, tid, param.name()));
      case PID32 -> encoder.u32(pid());
      case ERRNO -> encoder.u64(pick(RESULTS));
      case FSPATH, FSRELPATH -> encoder.text(PATHS[random.nextInt(PATHS.length)]);
      case CHARBUF, CHARBUFARRAY, CHARBUF_PAIR_ARRAY ->
          encoder.text(TEXTS[random.nextInt(TEXTS.length)]);
      case INT64, UINT64, RELTIME, ABSTIME, DOUBLE -> encoder.u64(pick(NUMBERS));
      default -> structure(param);
    }
  }

  private void structure(ParamInfo param) {
    byte[] bytes =
        switch (param.type()) {
          case SOCKADDR -> address();
          case SOCKTUPLE -> tuple();
          case FDLIST -> fdList();
          case DYN -> dynamic(param.table().orElse(""));
          case BYTEBUF -> buffer(param.name());
          default -> new byte[16];
        };
    encoder.bytes(bytes, 0, bytes.length);
  }

  private long pick(long[] values) {
    return values[random.nextInt(values.length)];
  }

  /** What a clone returns: a new thread, nothing to the child, an error; else any thread. */
  private long child(EventType type) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> -11;
      default -> type.category() == EventCategory.PROCESS ? newTid++ : pid();
    };
  }

  /** Processes and threads name themselves truly: no kernel says otherwise. */
  private long pid(EventType type, long tid, String name) {
    return switch (name) {
      case "res" -> child(type);
      case "tid", "vtid" -> tid;
      case "pid", "vpid" -> tid == 4243 ? 4242 : tid;
      default -> pid();
    };
  }

  private long pid() {
    return random.nextInt(4) == 0 ? random.nextInt(3) + 5000L : pick(SampleMachine.TIDS);
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] taken(ByteBuffer buffer) {
    return java.util.Arrays.copyOf(buffer.array(), buffer.position());
  }

  private byte[] address() {
    ByteBuffer out = buffer();
    switch (random.nextInt(4)) {
      case 0 -> out.put((byte) 1).put("/run/sock\0".getBytes(StandardCharsets.ISO_8859_1));
      case 1 -> out.put((byte) 2).put(new byte[] {10, 0, 0, 2}).putShort((short) 443);
      case 2 -> out.put((byte) 10).put(new byte[16]).putShort((short) 53);
      default -> {}
    }
    return taken(out);
  }

  private byte[] tuple() {
    ByteBuffer out = buffer();
    switch (random.nextInt(4)) {
      case 0 -> out.put((byte) 1).putLong(0x11).putLong(0x22).put(new byte[] {'/', 'x', 0});
      case 1 ->
          out.put((byte) 2)
              .put(new byte[] {10, 0, 0, 1})
              .putShort((short) 5000)
              .put(new byte[] {10, 0, 0, 2})
              .putShort((short) 80);
      case 2 ->
          out.put((byte) 10)
              .put(SampleMachine.HERE6)
              .putShort((short) 5001)
              .put(SampleMachine.THERE6)
              .putShort((short) 53);
      default -> {}
    }
    return taken(out);
  }

  private byte[] fdList() {
    ByteBuffer out = buffer();
    int count = random.nextInt(4);
    out.putShort((short) count);
    for (int i = 0; i < count; i++) {
      out.putLong(pick(FDS)).putShort((short) random.nextInt(64));
    }
    return taken(out);
  }

  /** An index and a value of the width that it stands for. */
  private byte[] dynamic(String table) {
    boolean sockopt = table.startsWith("sockopt");
    ByteBuffer out = buffer();
    int index = random.nextInt(sockopt ? 5 : 2);
    out.put((byte) index);
    if (sockopt && index == 2) {
      out.putInt((int) pick(NUMBERS));
    } else if (table.startsWith("ptrace") && index == 1) {
      out.put((byte) random.nextInt(70));
    } else {
      out.putLong(pick(NUMBERS));
    }
    return taken(out);
  }

  private byte[] buffer(String name) {
    if (name.equals("data")) {
      byte[] data = new byte[random.nextInt(120)];
      random.nextBytes(data);
      return data;
    }
    String list = name.equals("cgroups") ? "cpu=/a\0memory=/b\0" : "-x\0name=value\0";
    return list.getBytes(StandardCharsets.ISO_8859_1);
  }
}
