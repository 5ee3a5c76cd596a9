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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added up outside Lua is what Lua adds up. */
class SumsTest {
  private static final EventSchema SCHEMA = EventSchema.load();
  private static final int READ_ENTER = 6;
  private static final int EVENTS = 5000;
  private static final String ASK = "assert(jtrace.sums or not sysdig.is_live)\n";
  private static final String TAKE_AWAY = "jtrace = nil\n";

  @TempDir private Path folder;
  private final StringBuilder errors = new StringBuilder();

  private static long number(Event event) {
    return event.number();
  }

  private static FakeHost host() {
    return new FakeHost()
        .with("name", ParamType.CHARBUF, (e, v) -> number(e) % 7 != 0 && v.text(name(e)))
        .with("pid", ParamType.PID, (e, v) -> number(e) % 5 != 0 && v.number(number(e) % 40 - 9))
        .with("huge", ParamType.UINT64, (e, v) -> v.number(-1 - number(e) % 3))
        .with("truth", ParamType.BOOL, (e, v) -> v.truth(number(e) % 3 == 0))
        .with("ip", ParamType.IPADDR, (e, v) -> v.bytes(new byte[] {10, 0, 0, 1}, 0, 4))
        .with("real", ParamType.DOUBLE, (e, v) -> v.real(number(e) % 4 / 4.0))
        .with("many", ParamType.INT64, (e, v) -> v.number(number(e)))
        .with("amount", ParamType.INT64, (e, v) -> v.number(number(e) % 11 - 3))
        .with("unsigned", ParamType.UINT64, (e, v) -> v.number(number(e) << 60))
        .with("seldom", ParamType.INT64, (e, v) -> number(e) % 97 == 0 && v.number(0));
  }

  /** Two of the texts have the same hash code. */
  private static String name(Event event) {
    return new String(number(event) % 2 == 0 ? "Aa" : number(event) % 3 == 0 ? "BB" : "");
  }

  private String run(String before, String spec) throws IOException, ChiselException {
    String script =
        "description='d' args={}\n" + before + "require('jtrace_table').top{" + spec + "}\n";
    Files.writeString(folder.resolve("one.lua"), script);
    return run(Long.MAX_VALUE, EVENTS);
  }

  private String run(long memoryBytes, int events) throws ChiselException {
    ChiselCatalog catalog = new ChiselCatalog(List.of(), folder, List.of());
    Limits limits = new Limits(5_000_000, 5_000_000_000L, memoryBytes);
    StringBuilder out = new StringBuilder();
    ChiselSink sink =
        new ChiselSink(new LuaEngine(catalog, limits, false), catalog, host(), out, errors);
    sink.add("one", List.of());
    sink.init();
    sink.begin();
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 1_000_000_000L, 7, 0, READ_ENTER, 2).u64(3).u32(80).end();
    Event event = new Event(SCHEMA).wrap(range.array(), 0, range.length());
    for (int i = 1; i <= events; i++) {
      event.number(i);
      sink.accept(event);
    }
    sink.end();
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys={{'name','N'}}, value='amount'",
        "keys={{'pid','P'}}, value='amount', scale=0.25",
        "keys={{'name','N'},{'pid','P'}}, value='amount', keep_zero=true",
        "keys={{'truth','T'},{'name','N'},{'pid','P'}}, value='unsigned'",
        "keys={{'huge','H'}}, value='amount'",
        "keys={{'many','M'}}, value='amount'",
        "keys={{'ip','I'}}, value='amount'",
        "keys={{'real','R'}}, value='amount'",
        "keys={{'truth','T'}}, value='real'",
        "keys={{'name','N'}}, value='seldom', keep_zero=true",
        "keys={{'name','N'}}, value='seldom'",
      })
  void shouldShowTheSameTableWhenLuaAddsUpItself(String spec) throws Exception {
    String view = spec + ", title='Sum', unit='none', rows=0";
    String lua = run(TAKE_AWAY, view);
    assertTrue(lua.startsWith("Sum                 "), lua);
    assertEquals(lua, run(ASK, view));
    assertEquals("", errors.toString());
  }

  @Test
  void shouldCallTheScriptsFunctionWhenItStandsBeforeTheSums() throws Exception {
    Files.writeString(
        folder.resolve("one.lua"),
        """
        description='d' args={}
        require('jtrace_table').top{
          keys={{'name','N'}}, value='amount', title='Sum', unit='none', rows=0}
        local init, calls = on_init, 0
        function on_init()
          init()
          local step = on_event
          function on_event() calls = calls + 1 return step() end
          return true
        end
        function on_capture_end() print(calls) return true end
        """);
    assertEquals("20\n", run(Long.MAX_VALUE, 20));
  }

  @Test
  void shouldSwitchTheChiselOffWhenKeysFillTheMemory() throws Exception {
    Files.writeString(
        folder.resolve("one.lua"),
        """
        description='d' args={}
        require('jtrace_table').top{
          keys={{'many','M'}}, value='unsigned', title='Sum', unit='none', rows=0}
        """);
    assertEquals("", run(1, EVENTS));
    assertTrue(
        errors.toString().matches("jtrace: chisel one: .*memory budget of 0 MB exceeded.*\n"),
        errors.toString());
  }
}
