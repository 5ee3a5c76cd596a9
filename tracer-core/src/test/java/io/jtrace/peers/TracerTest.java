package io.jtrace.peers;

import static io.jtrace.peers.TracerScene.CHILD;
import static io.jtrace.peers.TracerScene.FILE;
import static io.jtrace.peers.TracerScene.NULL;
import static io.jtrace.peers.TracerScene.OPENED;
import static io.jtrace.peers.TracerScene.OTHER_NULL;
import static io.jtrace.peers.TracerScene.SHELL;
import static io.jtrace.peers.TracerScene.STRANGER;
import static io.jtrace.peers.TracerScene.THREAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapReader;
import io.jtrace.scap.ScapWriter;
import io.jtrace.state.StateEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracers come out of sysdig 0.29.3 and of jtrace as the same lines. */
class TracerTest {
  private static final String LINE =
      "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";
  private final TimeZone zone = TimeZone.getDefault();
  private final TracerScene scene = new TracerScene();
  @TempDir Path folder;

  @BeforeEach
  void useSameZoneAsSysdig() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  private int compare(String template, String filter) throws Exception {
    Path capture = scene.save(folder.resolve("tracers.scap"));
    List<String> theirs = Peers.sysdig("-r", capture.toString(), "-p", template, filter);
    List<String> ours = Peers.jtrace(capture, template, filter);
    assertEquals(String.join("\n", theirs), String.join("\n", ours));
    return theirs.size();
  }

  /** Spans within spans, of several threads, some without an end or a beginning. */
  private void spans() {
    scene.work().write(SHELL, ">:1:login::").work();
    scene.write(SHELL, ">:1:login.db:host=a,user=b:").work();
    scene.write(THREAD, ">:t:job.first.second:n=1:\n").work(THREAD).work(SHELL);
    scene.write(CHILD, ">:pp:child::").work();
    scene.write(CHILD, ">:p:::").work().write(CHILD, "<:p:::").work();
    scene.write(SHELL, "<:1:login.db:rows=17,user=c:").work();
    scene.write(SHELL, ">:1:login.db.read.ahead::").work();
    scene.write(SHELL, "<:1:login.db.read.ahead:x=:").work();
    scene.write(THREAD, "<:t:job.first:n=2:").work();
    scene.write(THREAD, "<:t:job.first.second:n=3,m=4:").work();
    scene.write(STRANGER, "<:9:never.begun:a=b:").work(STRANGER);
    scene.write(SHELL, ">::outer::").write(SHELL, ">::outer.i::").work();
    scene.write(STRANGER, ">::outer.i.x:k=v:").work();
    scene.write(STRANGER, "<::outer.i.x:k=w:").work();
    scene.write(SHELL, "<::outer.i::").write(SHELL, "<::outer::");
    scene.write(SHELL, "<:1:login::").work();
  }

  /** Everything a program may write instead. */
  private void oddities() {
    scene.write(SHELL, FILE, ">:1:a::").write(SHELL, OTHER_NULL, "hello");
    scene.write(SHELL, OTHER_NULL, ">:1:late::").write(SHELL, ">:2:a").work(SHELL);
    scene.write(SHELL, "b.c:").write(SHELL, "x=1:").write(SHELL, "").write(SHELL, "bad");
    scene.write(SHELL, ">:0:zero::").write(SHELL, "0::").write(SHELL, ">:5:0a::");
    scene.write(SHELL, ":::\n").write(SHELL, "]").call(TracerScene.READ, SHELL, NULL, "");
    scene.call(TracerScene.READ, SHELL, NULL, "<:8:red::");
    scene.call(TracerScene.PWRITE, THREAD, NULL, ">:-4:p.w::").work(THREAD);
    scene.call(TracerScene.WRITEV, THREAD, NULL, "<:-4:p.w::").work(THREAD);
    scene.write(CHILD, ">:g:t\\.a\\:g.b\\\\:n\\=a=v\\,w\\::trailing").work(CHILD);
    scene.write(CHILD, ">:7:a=b::").write(CHILD, ">:7:a:b::").write(CHILD, ">:7:a:b=c");
    scene.write(CHILD, ",d=e:").write(CHILD, ">:99999999999999999999:big::");
    scene.write(CHILD, ">:7\0:a::").write(CHILD, ":c::").write(CHILD, ">:x:a::");
    scene.write(STRANGER, "[\">\", 12345, [\"mysql\", \"query\"], [{\"a\":\"b\"}, {\"c\":\"d\"}]]");
    scene.work(STRANGER).write(STRANGER, "[\"<\", 12345, [\"mysql\", \"query\"], []]");
    scene.write(STRANGER, "[\">\", \"t\", [], [{\"q\\\"\":\"\"}]]").write(STRANGER, "[\">\",1,");
    scene.write(STRANGER, "[\"x\"],[]]").write(STRANGER, " [\">\" , \"pp\" , [\"y\"] , [ ]]");
    scene.write(STRANGER, "[]").write(STRANGER, "[\">\" 1, [\"z\"], []]");
    scene.open(THREAD, "/dev/null").write(THREAD, OPENED, "<:3:opened::").work(THREAD);
    scene.duplicate(THREAD, OPENED, 11).write(THREAD, 11, "nonsense").close(THREAD, OPENED);
    scene.open(THREAD, "/dev/../dev/null").write(THREAD, OPENED, "nonsense");
    scene.duplicate(THREAD, OPENED, 12).write(THREAD, 12, ">:3:a::").work();
    scene.exit(TracerScene.WRITE, THREAD, ">:3:no.enter::").work();
  }

  @Test
  void shouldPrintTracersAsSysdig() throws Exception {
    spans();
    oddities();
    assertTrue(compare(LINE, "") > 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*%evt.num %evt.type %syscall.type %evt.category %evt.latency.human|%evt.latency %fd.name",
        "*%evt.num %evt.res %evt.rawres %evt.failed %evt.is_io %evt.is_io_write %evt.buflen",
        "*%evt.num %evt.arg.tags %evt.arg.args %evt.arg.id %evt.arg[1] %evt.args %fd.num %evt.io_dir",
        "*%evt.num %evt.count.exit %evt.wait_latency %evt.deltatime %evt.buffer %proc.pid",
        "*%evt.num %evt.datetime %evt.reltime %evt.count",
      })
  void shouldPrintFieldsOfTracersAsSysdig(String template) throws Exception {
    spans();
    oddities();
    compare(template, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%evt.num %span.id %span.ntags %span.tags|%span.count",
        "%evt.num %span.nargs",
        "*%evt.num %span.nargs %span.args|%span.enterargs",
        "*%evt.num %span.tag[0] %span.tag[1] %span.tag[-1] %span.tag[-2]",
        "*%evt.num %span.arg[0] %span.arg[-1] %span.enterarg[1] %span.arg.user",
        "*%evt.num %span.enterarg.user",
        "*%evt.num %span.time %span.rawtime %span.rawparenttime",
        "*%evt.num %span.duration %span.duration.human %span.idtag[1]",
        "*%evt.num %span.duration.fortag[0] %span.duration.fortag[1] %span.count.fortag[1]",
        "*%evt.num %span.childcount.fortag[0] %span.childcount.fortag[2] %span.count.fortag[-1]",
        "*%evt.num %evtin.span.id %evtin.span.ntags %evtin.span.nargs %evtin.span.tags",
        "*%evt.num %evtin.span.args|%evtin.span.tag[0] %evtin.span.tag[-1] %evtin.span.arg[0]",
        "*%evt.num %evtin.span.p.id %evtin.span.p.tags %evtin.span.p.arg[-1] %evtin.span.p.nargs",
        "*%evt.num %evtin.span.s.id %evtin.span.s.tags %evtin.span.s.args %evtin.span.s.tag[1]",
        "*%evt.num %evtin.span.m.id %evtin.span.m.tags %evtin.span.m.args %evtin.span.m.tag[2]",
      })
  void shouldPrintSpansAsSysdig(String template) throws Exception {
    spans();
    compare(template, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type=tracer",
        "not evt.type=tracer",
        "evt.type=write",
        "evt.dir=< and evt.type in (tracer, write)",
        "fd.name=/dev/null",
        "span.id=1",
        "span.id>1",
        "span.tags contains db",
        "span.tags=login.db",
        "span.tag[0]=login and span.ntags>1",
        "span.tag[-1] startswith r",
        "span.args contains user=c",
        "span.arg.user=b",
        "span.arg[0]=17",
        "span.enterarg.user=b",
        "span.nargs>0 and span.duration>0",
        "span.duration>50000",
        "span.tags exists",
        "span.tags!=login",
        "evtin.span.id exists",
        "not evtin.span.tags exists",
        "evtin.span.id=1",
        "evtin.span.id!=1",
        "not evtin.span.id=1",
        "evtin.span.id in (1, 101)",
        "evtin.span.tags contains login",
        "evtin.span.tags=login.db",
        "evtin.span.tags!=login.db",
        "evtin.span.tag[1]=db",
        "evtin.span.ntags>=2",
        "evtin.span.nargs=2",
        "evtin.span.args=host:a,user:b",
        "evtin.span.arg[0]=a",
        "evtin.span.p.tags contains login",
        "evtin.span.p.ntags=3",
        "evtin.span.s.id=1",
        "evtin.span.s.tags contains login",
        "evtin.span.m.tags=login.db and evt.type!=tracer",
        "evtin.span.m.tags=outer.i",
        "evtin.span.m.id=0",
        "evtin.span.m.ntags=3",
        "evtin.span.m.arg[0]=v",
        "evtin.span.m.tag[2]=second and proc.name=shell",
      })
  void shouldFilterSpansAsSysdig(String filter) throws Exception {
    spans();
    oddities();
    compare(LINE, filter);
  }

  private static final String[] PIECES = {
    ">",
    "<",
    ":",
    ":",
    ":",
    ".",
    ",",
    "=",
    "\\",
    "a",
    "bc",
    "0",
    "1",
    "42",
    "-",
    "t",
    "p",
    "g",
    " ",
    "\n",
    ">:1:a::",
    "<:1:a::",
    ">:t:x.y:n=v:",
    "<:t:x.y::",
    ">:2:q",
    ".r:s=",
    "t,u=v:"
  };
  private static final String[] JSON_PIECES = {
    "[\">\",",
    "[\"<\", ",
    "1, ",
    "\"t\",",
    "\"pp\",",
    "[\"a\"",
    ",\"b\"",
    "]",
    ", [",
    "]]",
    "[]",
    "{\"n\":\"v\"}",
    ", ",
    " ",
    "{",
    "}",
    ":",
    "[\">\",1,[\"a\"],[{\"n\":\"v\"}]]"
  };

  private void random(Random random, String[] pieces) {
    long[] threads = {SHELL, THREAD, CHILD, STRANGER};
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(8); left >= 0; left--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      long thread = threads[random.nextInt(threads.length)];
      scene.open(thread, "/dev/null").write(thread, OPENED, text.toString());
      if (random.nextInt(3) == 0) {
        scene.write(thread, OPENED, pieces[random.nextInt(pieces.length)]);
      }
      if (random.nextInt(4) == 0) {
        scene.work(thread);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldPrintRandomTextsAsSysdig(int seed) throws Exception {
    random(new Random(seed), seed % 2 == 0 ? PIECES : JSON_PIECES);
    compare(LINE, "");
    compare("*%evt.num %evt.type %span.id %evtin.span.m.tags|%evtin.span.tags", "");
    compare("%evt.num %span.id %span.time %span.rawparenttime %span.duration %span.nargs", "");
  }

  @Test
  void shouldForgetSpansAsSysdigWhenTooManyAreOpen() throws Exception {
    for (int id = 1; id <= 140; id++) {
      scene.write(SHELL, ">:" + id + ":many::").work(SHELL);
    }
    for (int id = 1; id <= 140; id++) {
      scene.write(SHELL, "<:" + id + ":many::").work(SHELL);
    }
    compare("*%evt.num %evt.type %span.id %span.duration %evtin.span.m.id", "");
  }

  /** Copies those events that pass, with the marks that a file has. */
  private Path copied(Path capture, String filter) throws Exception {
    EventSchema schema = EventSchema.load();
    StateEngine state = new StateEngine(schema);
    FieldCatalog fields = new FieldCatalog(schema, state, RenderSettings.DEFAULTS);
    EventPredicate wanted = Filter.compile(filter, fields);
    Pipeline pipeline = new Pipeline(schema, state, wanted, Limits.NONE, List.of());
    Path copy = folder.resolve("copy.scap");
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(capture);
        ScapWriter writer = new ScapWriter(copy, TracerScene.machine(), Compression.NONE)) {
      pipeline.record(
          (event, passed) -> {
            if (passed) {
              write(writer, event);
            }
          });
      while (reader.fill(range) != CaptureSource.Outcome.END) {
        pipeline.handle(range);
        range.clear();
      }
    }
    return copy;
  }

  private static void write(ScapWriter writer, Event event) {
    try {
      writer.write(event);
    } catch (CaptureException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldCopyWritesOfTracersUnchanged() throws Exception {
    spans();
    String filter = "proc.name=shell or evt.type=tracer";
    Path capture = scene.save(folder.resolve("tracers.scap"));
    Path copy = copied(capture, filter + " or evt.type=write");

    List<String> expected = Peers.sysdig("-r", capture.toString(), "-p", "%evt.args", filter);
    assertEquals(expected, Peers.sysdig("-r", copy.toString(), "-p", "%evt.args", filter));
    Peers.readAlike(copy);
  }

  /** sysdig marks the writes, which it would not know for tracers without their descriptors. */
  @Test
  void shouldReadTracersThatSysdigHasMarked() throws Exception {
    spans();
    Path capture = scene.save(folder.resolve("tracers.scap"));
    Path marked = folder.resolve("marked.scap");
    Peers.sysdig("-r", capture.toString(), "-w", marked.toString(), "evt.type=tracer");

    List<String> expected = Peers.sysdig("-r", marked.toString());
    assertEquals(19, expected.size());
    assertEquals(expected, Peers.jtrace(marked, LINE, ""));
    assertEquals(expected, Peers.jtrace(marked, LINE, "evt.type=tracer"));
  }
}
