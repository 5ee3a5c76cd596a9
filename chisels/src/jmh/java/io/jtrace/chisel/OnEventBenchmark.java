package io.jtrace.chisel;

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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one event costs a chisel: nothing but the call, and three fields and a table update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class OnEventBenchmark {
  private static final int READ_ENTER = 6;
  private static final String[] NAMES = {"keepalived", "bash", "sshd", "java"};
  private static final String EMPTY = "description='d' args={} function on_event() return false end";
  private static final String TABLE =
      """
      description='d' args={}
      counts = {}
      function on_init()
        fname = chisel.request_field('proc.name')
        ftime = chisel.request_field('evt.latency')
        flength = chisel.request_field('evt.buflen')
        return true
      end
      function on_event()
        local name = evt.field(fname)
        local cost = evt.field(ftime) + evt.field(flength)
        counts[name] = (counts[name] or 0) + cost
        return false
      end
      """;

  /** Which script runs. */
  @Param({"empty", "table"})
  public String script;

  private Path folder;
  private ChiselSink sink;
  private Event event;

  /**
   * Loads the script.
   *
   * @throws IOException if it cannot be written
   * @throws ChiselException if it cannot be loaded
   */
  @Setup
  public void load() throws IOException, ChiselException {
    folder = Files.createTempDirectory("chisels");
    Files.writeString(folder.resolve("one.lua"), script.equals("empty") ? EMPTY : TABLE);
    ChiselCatalog catalog = new ChiselCatalog(List.of(), folder, List.of());
    LuaEngine engine = new LuaEngine(catalog, Limits.generous(), false);
    FakeHost host =
        new FakeHost()
            .with("proc.name", ParamType.CHARBUF, (e, v) -> v.text(NAMES[(int) e.number() & 3]))
            .with("evt.latency", ParamType.RELTIME, (e, v) -> v.number(e.number() * 1000))
            .with("evt.buflen", ParamType.UINT64, (e, v) -> v.number(e.number() & 0xfff));
    sink = new ChiselSink(engine, catalog, host, new StringBuilder(), new StringBuilder());
    sink.add("one", List.of());
    sink.init();
    sink.begin();
    EventRange range = new EventRange();
    new EventEncoder().begin(range, 1_000_000_000L, 7, 0, READ_ENTER, 2).u64(3).u32(80).end();
    event = new Event(EventSchema.load()).wrap(range.array(), 0, range.length());
  }

  /**
   * One event.
   *
   * @return whether the chisel is over, so that nothing is optimised away
   */
  @Benchmark
  public boolean onEvent() {
    event.number(event.number() + 1);
    sink.accept(event);
    return sink.isDone();
  }

  /**
   * Removes the script.
   *
   * @throws IOException if it cannot
   */
  @TearDown
  public void remove() throws IOException {
    Files.delete(folder.resolve("one.lua"));
    Files.delete(folder);
  }
}
