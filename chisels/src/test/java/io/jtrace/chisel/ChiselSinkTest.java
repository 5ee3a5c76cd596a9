package io.jtrace.chisel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.chisel.lua.Limits;
import io.jtrace.chisel.lua.LuaEngine;
import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.FdKind;
import io.jtrace.event.ParamType;
import io.jtrace.event.ProcessEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChiselSinkTest {
  private static final long START_NANOS = 1_410_800_481_339_942_868L;
  private static final EventSchema SCHEMA = EventSchema.load();
  private static final int READ_ENTER = 6;

  @TempDir private Path folder;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();
  private long previousNanos;
  private final FakeHost host =
      new FakeHost()
          .with("evt.time", ParamType.CHARBUF, (event, value) -> value.text("T" + event.number()))
          .with("evt.deltatime", ParamType.RELTIME, (event, value) -> value.number(delta(event)))
          .with(
              "proc.name",
              ParamType.CHARBUF,
              (event, value) -> event.tid() > 0 && value.text("keepalived"))
          .with("evt.dir", ParamType.CHARBUF, (event, value) -> value.text(">"))
          .with("evt.type", ParamType.CHARBUF, (event, value) -> value.text(event.type().name()))
          .with("evt.args", ParamType.CHARBUF, (event, value) -> value.text("fd=3 "))
          .with("evt.is_io", ParamType.BOOL, (event, value) -> value.truth(true))
          .with("thread.cpu", ParamType.DOUBLE, (event, value) -> value.real(2.5))
          .with(
              "fd.sip",
              ParamType.IPADDR,
              (event, value) -> value.bytes(new byte[] {127, 0, 0, (byte) 200}, 0, 4))
          .with(
              "evt.buffer",
              ParamType.BYTEBUF,
              (event, value) -> value.bytes(new byte[] {'a', 13, 10}, 0, 3))
          .with("evt.arg.tuple", ParamType.SOCKTUPLE, (event, value) -> true);

  private long delta(Event event) {
    long delta = previousNanos == 0 ? 0 : event.timestampNanos() - previousNanos;
    previousNanos = event.timestampNanos();
    return delta;
  }

  private ChiselSink sink(String... namesAndArguments) throws ChiselException {
    ChiselCatalog catalog = new ChiselCatalog(List.of(), folder, List.of());
    LuaEngine engine =
        new LuaEngine(catalog, new Limits(200_000, 5_000_000_000L, Long.MAX_VALUE), false);
    ChiselSink sink = new ChiselSink(engine, catalog, host, out, errors);
    for (String one : namesAndArguments) {
      List<String> words = List.of(one.split(" "));
      sink.add(words.get(0), words.subList(1, words.size()));
    }
    sink.init();
    sink.begin();
    return sink;
  }

  private void script(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".lua"), "description='d' args={}\n" + text);
  }

  private static void feed(ChiselSink sink, long number, long afterNanos, long tid) {
    sink.accept(event(number, afterNanos, tid));
  }

  private static Event event(long number, long afterNanos, long tid) {
    EventRange range = new EventRange();
    new EventEncoder()
        .begin(range, START_NANOS + afterNanos, tid, 3, READ_ENTER, 2)
        .u64(3)
        .u32(80)
        .end();
    Event event = new Event(SCHEMA).wrap(range.array(), 0, range.length());
    event.number(number);
    return event;
  }

  @Test
  void shouldPrintTheLateEventWhenAGapReachesTheThreshold() throws Exception {
    ChiselSink sink = sink("find_time_gap");
    feed(sink, 368250, 0, 7);
    feed(sink, 370964, 5_035_431_870L, 7);
    feed(sink, 371446, 5_037_827_379L, 7);
    feed(sink, 371447, 6_037_827_379L, -1);
    sink.end();
    assertEquals(
        "370964 T370964 (5.03543187) keepalived > read fd=3 \n"
            + "371447 T371447 (1) <NA> > read fd=3 \n",
        out.toString());
    assertFalse(sink.failed());
  }

  @Test
  void shouldUseTheThresholdWhenOneIsGiven() throws Exception {
    ChiselSink sink = sink("find_time_gap 0.1");
    feed(sink, 1, 0, 7);
    feed(sink, 2, 99_999_999, 7);
    feed(sink, 3, 199_999_999, 7);
    assertEquals("3 T3 (0.1) keepalived > read fd=3 \n", out.toString());
  }

  @Test
  void shouldRefuseTheThresholdWhenItIsNoNumber() {
    ChiselException e = assertThrows(ChiselException.class, () -> sink("find_time_gap x"));
    assertEquals("set_arg() for chisel find_time_gap failed.", e.getMessage());
  }

  @Test
  void shouldConvertValuesWhenFieldsAreRead() throws Exception {
    script(
        "types",
        """
        function on_init()
          f = {}
          for i, n in ipairs({"evt.is_io", "thread.cpu", "fd.sip", "evt.buffer", "proc.name"}) do
            f[i] = chisel.request_field(n)
          end
          return true
        end
        function on_event()
          for i = 1, 5 do io.write(tostring(evt.field(f[i])), " ") end
          print(evt.get_num(), evt.get_cpuid(), evt.get_type(), evt.get_ts())
          return true
        end
        """);
    feed(sink("types"), 9, 0, -1);
    assertEquals(
        "true 2.5 127.0.0.200 a.. nil 9\t3\tread\t1410800481\t339942868\n", out.toString());
  }

  @Test
  void shouldSwitchOffTheChiselAndGoOnWhenItFails() throws Exception {
    script("bad", "function on_event()\n  local x = nil\n  return x.y\nend");
    script("good", "function on_event() print('good') return true end");
    ChiselSink sink = sink("bad", "good");
    feed(sink, 1, 0, 7);
    feed(sink, 2, 1, 7);
    assertEquals("good\ngood\n", out.toString());
    String text = errors.toString();
    assertTrue(text.startsWith("jtrace: chisel bad: bad.lua:4: attempt to index local 'x' "), text);
    assertTrue(text.endsWith(" (event 1)\n"), text);
    assertTrue(sink.failed());
    assertFalse(sink.isDone());
  }

  @Test
  void shouldTickWhenTheFilterKeepsEventsBack() throws Exception {
    script(
        "tick",
        "function on_init() chisel.set_interval_s(1) return true end\n"
            + "function on_interval(s, ns, delta) print(s, delta) return true end\n"
            + "function on_event() print('event') return true end\n"
            + "function on_capture_end(s, ns, delta) print('end', delta) end");
    ChiselSink sink = sink("tick");
    feed(sink, 1, 0, 7);
    sink.pass(event(2, 1_000_000_000L, 7));
    sink.pass(event(3, 2_000_000_000L, 7));
    feed(sink, 4, 2_100_000_000L, 7);
    sink.pass(event(5, 2_200_000_000L, 7));
    sink.end();
    assertEquals(
        "event\n1410800482\t0\n1410800483\t1000000000\nevent\nend\t2200000000\n", out.toString());
  }

  @Test
  void shouldListContainersWhenAsked() throws Exception {
    script(
        "boxes",
        "function on_event() for i, c in ipairs(sysdig.get_container_table()) do\n"
            + "print(i, c.id, c.name, c.image, c.type) end end");
    feed(sink("boxes"), 1, 0, 7);
    assertEquals("1\t697956520d89\tweb\tnginx\tdocker\n", out.toString());
  }

  @Test
  void shouldStopTheCallbackWhenItNeverEnds() throws Exception {
    script("loop", "function on_event() pcall(function() while true do end end) end");
    ChiselSink sink = sink("loop");
    feed(sink, 5, 0, 7);
    assertEquals(
        "jtrace: chisel loop: loop.lua:2: instruction budget of 200000 exceeded (event 5)\n",
        errors.toString());
    assertTrue(sink.isDone());
  }

  @Test
  void shouldFailTheChiselWhenAStringGrowsWithoutEnd() throws Exception {
    script("huge", "function on_event()\n local s = 'x'\n while true do s = s .. s end\nend");
    feed(sink("huge"), 5, 0, 7);
    assertEquals(
        "jtrace: chisel huge: huge.lua:4: instruction budget of 200000 exceeded (event 5)\n",
        errors.toString());
  }

  @Test
  void shouldRefuseTheMachineWhenTheChiselIsAGuest() throws Exception {
    script(
        "guest",
        """
        function on_init()
          print(pcall(os.execute, "true"))
          print(pcall(io.open, "/etc/passwd"))
          print(luajava, dofile, loadfile, string.dump, os.getenv("PATH"))
          print(loadstring("\\27Lua"))
          return true
        end
        """);
    sink("guest");
    String text = out.toString();
    assertTrue(text.contains("false\tos.execute needs --trusted-chisels"), text);
    assertTrue(text.contains("false\tio.open needs --trusted-chisels"), text);
    assertTrue(text.contains("nil\tnil\tnil\tnil\tnil\n"), text);
    assertTrue(text.lines().skip(3).findFirst().orElseThrow().startsWith("nil\t"), text);
  }

  @Test
  void shouldReportTheFieldWhenItDoesNotExist() throws Exception {
    script("none", "function on_init() chisel.request_field('evt.nope') return true end");
    ChiselSink sink = sink("none");
    assertEquals(
        "jtrace: chisel none: none.lua:2: chisel requesting nonexistent field evt.nope\n",
        errors.toString());
    assertTrue(sink.failed());
  }

  @Test
  void shouldCallIntervalsInEventTime() throws Exception {
    script(
        "ticks",
        """
        function on_init() chisel.set_interval_s(1) return true end
        function on_interval(s, ns, delta) print(s, ns, delta) return true end
        function on_capture_end(s, ns, delta) print("end", s, ns, delta) end
        """);
    ChiselSink sink = sink("ticks");
    feed(sink, 1, 0, 7);
    feed(sink, 2, 1_000_000_000L, 7);
    feed(sink, 3, 1_000_000_001L, 7);
    feed(sink, 4, 4_000_000_000L, 7);
    sink.end();
    assertEquals(
        "1410800482\t339942868\t0\n"
            + "1410800485\t339942868\t3000000000\n"
            + "end\t1410800485\t339942868\t4000000000\n",
        out.toString());
  }

  @Test
  void shouldCallOnceAFullIntervalWhenItIsPrecise() throws Exception {
    script(
        "precise",
        """
        function on_init() chisel.set_precise_interval_ns(500000000) return true end
        function on_interval(s, ns, delta) print(s, ns, delta) return true end
        """);
    ChiselSink sink = sink("precise");
    feed(sink, 1, 0, 7);
    feed(sink, 2, 1_200_000_000L, 7);
    assertEquals(
        "1410800481\t339942868\t500000000\n1410800481\t839942868\t500000000\n", out.toString());
  }

  @Test
  void shouldFilterAndFormatWhenAsked() throws Exception {
    script(
        "odd",
        """
        function on_init()
          chisel.set_filter("odd") chisel.set_event_formatter("n=") return true
        end
        function on_event() return evt.get_num() < 3 end
        """);
    ChiselSink sink = sink("odd");
    for (int number = 1; number <= 4; number++) {
      feed(sink, number, number, 7);
    }
    assertEquals("n=1\n", out.toString());
  }

  @Test
  void shouldAnswerAboutTheRunWhenAsked() throws Exception {
    script(
        "facts",
        """
        function on_capture_start()
          print(sysdig.is_live(), sysdig.get_filter(), sysdig.get_evtsource_name())
          print(sysdig.get_machine_info().num_cpus, sysdig.get_machine_info().hostname)
          print(sysdig.make_ts(1506127469, 5), sysdig.subtract_ts("5", "10"))
          print(sysdig.add_ts("1506127469900617765", "1"), sysdig.get_firstevent_ts())
          print(sysdig.is_tty(), sysdig.get_output_format(), sysdig.get_terminal_info().width)
          sysdig.set_snaplen(200) sysdig.log("hi", "warning") sysdig.set_output_format("ascii")
          sysdig.run_app("-r a.scap") print(sysdig.get_read_progress())
          print(pcall(sysdig.udp_send, "x"))
          return true
        end
        """);
    sink("facts");
    assertEquals("", errors.toString());
    assertEquals(
        "false\tproc.name=x\ta.scap\n4\tnode01\n1506127469000000005\t-5\n"
            + "1506127469900617766\t0\nfalse\tnormal\t-1\n12.5\n"
            + "false\tsysdig.udp_send needs --trusted-chisels\n",
        out.toString());
    assertEquals(List.of("snaplen 200", "warning hi", "run -r a.scap"), host.filters);
  }

  @Test
  void shouldHandOverWhenAChiselExecutesAnother() throws Exception {
    script("first", "function on_init() chisel.exec('find_time_gap', '0.5') end");
    ChiselSink sink = sink("first");
    feed(sink, 1, 0, 7);
    feed(sink, 2, 500_000_000L, 7);
    assertEquals("", errors.toString());
    assertEquals("2 T2 (0.5) keepalived > read fd=3 \n", out.toString());
  }

  @Test
  void shouldEndTheCaptureWhenAChiselAsks() throws Exception {
    script("ends", "function on_event() sysdig.end_capture() return true end");
    script("later", "function on_event() print('seen') return true end");
    ChiselSink sink = sink("ends", "later");
    feed(sink, 1, 0, 7);
    assertTrue(sink.isDone());
    assertEquals("", out.toString());
  }

  @Test
  void shouldFindModulesWhenRequired() throws Exception {
    Files.writeString(folder.resolve("lib.lua"), "function greet() return 'lib' end");
    script("uses", "require 'lib'\nlocal m = require('math')\nprint(greet(), m.log10(100))");
    sink("uses");
    assertEquals("lib\t2\n", out.toString());
  }

  @Test
  void shouldShowThreadsAndSocketsWhenTheTableIsAsked() throws Exception {
    byte[] local = {127, 0, 0, 1};
    ThreadRow.Socket socket = new ThreadRow.Socket(true, "tcp", local, 999, local, 80);
    ThreadRow.Fd fd = new ThreadRow.Fd(5, FdKind.IPV4_SOCK, "127.0.0.1:999->127.0.0.1:80", socket);
    host.threads.add(new ThreadRow(process(), "root", 2, START_NANOS, List.of(fd)));
    script(
        "table",
        """
        function on_capture_start()
          local t = sysdig.get_thread_table("odd")[42]
          print(t.tid, t.pid, t.comm, t.uid, t.username, t.clone_ts, t.args[1], t.args[2], #t.env)
          local f = t.fdtable[5]
          print(f.type, f.name, f.sip, f.sport, f.cip, f.cport, f.is_server, f.l4proto)
          local bare = sysdig.get_thread_table_barebone_nofds()[42]
          print(bare.tid, bare.comm, next(bare.fdtable))
          return true
        end
        """);
    sink("table");
    assertEquals("", errors.toString());
    assertEquals(
        "42\t42\tnginx\t4294967295\troot\t1410800481339942868\t-g\tdaemon\t0\n"
            + "ipv4\t127.0.0.1:999->127.0.0.1:80\t127.0.0.1\t80\t127.0.0.1\t999\ttrue\ttcp\n"
            + "42\tnil\tnil\n",
        out.toString());
  }

  private static ProcessEntry process() {
    return new ProcessEntry(
        42,
        42,
        1,
        1,
        1,
        1,
        42,
        42,
        "nginx",
        "nginx",
        "/usr/sbin/nginx",
        "-g\0daemon\0",
        "",
        "/",
        "/",
        "",
        1024,
        0,
        -1,
        0,
        -1,
        0,
        100,
        50,
        0,
        1,
        2,
        false,
        0,
        0,
        0,
        List.of());
  }
}
