package io.jtrace.chisel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.chisel.lua.Limits;
import io.jtrace.chisel.lua.LuaEngine;
import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.ParamType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chisels that mean no good, each beside one that counts: the first ends in one line, the count is
 * whole. The cases stand in a resource, each a name, the line it ends in, and a script.
 */
class HostileChiselTest {
  private static final EventSchema SCHEMA = EventSchema.load();
  private static final int READ_ENTER = 6;
  private static final int EVENTS = 10;
  private static final long STEPS = 5_000_000;
  private static final long NANOS = 30_000_000_000L;
  private static final long SPARE_BYTES = 128L << 20;
  private static final String COUNTER =
      "description='d' args={} n = 0 function on_event() n = n + 1 return true end\n"
          + "function on_capture_end() print('whole ' .. n) end\n";

  @TempDir private Path folder;

  /** One case: what its line matches, empty if it is to end without one. */
  private record Case(String name, String line, String script) {}

  @TestFactory
  Stream<DynamicTest> shouldEndInOneLineAndLeaveTheOtherWholeWhenAChiselIsHostile()
      throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() >= 20, "only " + cases.size() + " cases");
    return cases.stream().flatMap(one -> Stream.of(test(one, Integer.MAX_VALUE), test(one, 1)));
  }

  /** Run by LuaJ's interpreter, or compiled from the first call on. */
  private DynamicTest test(Case one, int often) {
    return DynamicTest.dynamicTest(
        one.name() + (often == 1 ? ", compiled" : ""), () -> check(one, often));
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = HostileChiselTest.class.getResourceAsStream("hostile.lua.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String block : all.substring(all.indexOf("\n== ")).split("\n== ")) {
        if (!block.isBlank()) {
          String[] parts = block.split("\n", 3);
          cases.add(new Case(parts[0], parts[1], parts[2]));
        }
      }
    }
    return cases;
  }

  private void check(Case one, int often) throws IOException {
    Files.writeString(folder.resolve("count.lua"), COUNTER);
    Files.writeString(folder.resolve("bad.lua"), "description='d' args={}\n" + one.script());
    StringBuilder out = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run(out, errors, often));
    assertTrue(out.toString().endsWith("whole " + EVENTS + "\n"), () -> tail(out) + errors);
    String line = one.line().isEmpty() ? "" : "jtrace: chisel bad: " + one.line() + "\n";
    assertTrue(Pattern.matches(line, errors), "expected: " + line + "but was: " + errors);
    assertEquals(one.line().isEmpty() ? 0 : 1, errors.toString().lines().count());
  }

  private static String tail(StringBuilder out) {
    return out.substring(Math.max(0, out.length() - 200));
  }

  private void run(StringBuilder out, StringBuilder errors, int often) {
    ChiselCatalog catalog = new ChiselCatalog(List.of(), folder, List.of());
    LuaEngine engine = new LuaEngine(catalog, limits(), false, often);
    FakeHost host =
        new FakeHost().with("evt.num", ParamType.UINT64, (e, value) -> value.number(e.number()));
    ChiselSink sink = new ChiselSink(engine, catalog, host, out, errors);
    for (String name : List.of("bad", "count")) {
      try {
        sink.add(name, List.of());
      } catch (ChiselException e) {
        errors.append("jtrace: chisel bad: ").append(e.getMessage()).append('\n');
      }
    }
    sink.init();
    sink.begin();
    for (int number = 1; number <= EVENTS; number++) {
      sink.accept(event(number));
    }
    sink.end();
  }

  /** Memory is counted from what the tests before this one have left. */
  private static Limits limits() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new Limits(STEPS, NANOS, runtime.totalMemory() - runtime.freeMemory() + SPARE_BYTES);
  }

  private static Event event(int number) {
    EventRange range = new EventRange();
    new EventEncoder()
        .begin(range, number * 1_000_000_000L, 7, 0, READ_ENTER, 2)
        .u64(3)
        .u32(80)
        .end();
    Event event = new Event(SCHEMA).wrap(range.array(), 0, range.length());
    event.number(number);
    return event;
  }
}
