package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.LiveSources;
import io.jtrace.capture.Losses;
import io.jtrace.event.Event;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernel")
class EbpfSourceTest {
  private static final Path SYSDIG = Path.of("/usr/bin/sysdig");
  private static final String PROGRAM =
      """
      import os, socket, sys
      u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      u.bind(("127.0.0.1", 0))
      u.sendto(b"hello", u.getsockname())
      u.recvfrom(100)
      r = socket.socket(socket.AF_INET, socket.SOCK_RAW, 112)
      r.sendmsg([b"x" * 40], [], 0, ("127.0.0.2", 0))
      s = socket.socket()
      s.bind(("127.0.0.1", 0))
      s.listen(7)
      c = socket.create_connection(s.getsockname())
      a, _ = s.accept()
      c.sendall(b"over there")
      a.recv(50)
      f = os.open("/tmp/jtrace-source-test", os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o640)
      os.write(f, b"data")
      os.fsync(f)
      os.close(f)
      os.unlink("/tmp/jtrace-source-test")
      """;

  @TempDir Path folder;

  @BeforeEach
  void needKernel() {
    KernelRights.assume();
  }

  private record Run(Path file, Snapshot snapshot, Losses losses) {}

  private Run record(String... command) throws Exception {
    Path file = folder.resolve("run.scap");
    LiveSources sources = ServiceLoader.load(LiveSources.class).findFirst().orElseThrow();
    EventRange range = new EventRange();
    try (CaptureSource source = sources.open(CaptureSettings.DEFAULTS)) {
      assertEquals(CaptureSource.Outcome.FILLED, source.fill(range));
      Snapshot snapshot = range.section().orElseThrow();
      try (ScapWriter writer = new ScapWriter(file, snapshot, Compression.NONE)) {
        writer.write(range);
        Process program = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, program.waitFor());
        source.stop();
        drain(source, range, writer);
      }
      return new Run(file, snapshot, source.losses());
    }
  }

  @Test
  void shouldKnowAProcessWhenItEndsBeforeTheSnapshot() throws Exception {
    Process early = new ProcessBuilder("/bin/sh", "-c", "read line").start();
    LiveSources sources = ServiceLoader.load(LiveSources.class).findFirst().orElseThrow();
    try (CaptureSource source = sources.open(CaptureSettings.DEFAULTS)) {
      early.getOutputStream().close();
      early.waitFor();
      EventRange range = new EventRange();
      source.fill(range);
      ProcessEntry known =
          range.section().orElseThrow().processes().stream()
              .filter(entry -> entry.pid() == early.pid())
              .findFirst()
              .orElseThrow();
      assertEquals("sh", known.comm());
      assertEquals("/bin/sh", known.exe());
      assertEquals("-c\0read line\0", known.args());
      assertEquals(ProcessHandle.current().pid(), known.ptid());
    }
  }

  private static void drain(CaptureSource source, EventRange range, ScapWriter writer)
      throws Exception {
    range.clear();
    for (var found = source.fill(range);
        found != CaptureSource.Outcome.END;
        found = source.fill(range)) {
      writer.write(range);
      range.clear();
    }
  }

  private static List<String> sysdig(Path file, String... more) throws Exception {
    Assumptions.assumeTrue(Files.exists(SYSDIG), "needs sysdig to read the file back");
    List<String> command = new ArrayList<>(List.of(SYSDIG.toString(), "-r", file.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertEquals(0, process.waitFor(), text);
    return text.lines().toList();
  }

  private static void assertLine(List<String> lines, String pattern) {
    assertTrue(
        lines.stream().anyMatch(line -> line.matches(pattern)),
        () -> "no line " + pattern + " in\n" + String.join("\n", lines));
  }

  @Test
  void shouldWriteWhatSysdigReadsWhenAProgramUsesSocketsAndFiles() throws Exception {
    Run run = record("/usr/bin/python3", "-c", PROGRAM);
    List<String> lines = sysdig(run.file(), "-p%evt.dir %evt.type %evt.args", "proc.name=python3");
    assertLine(lines, "> sendto fd=\\d+\\(<4>127.0.0.1:0\\) size=5 tuple=127.0.0.1:\\d+->127.*");
    assertLine(lines, "> sendmsg fd=\\d+\\(<4>\\) size=40 tuple=0.0.0.0:112->127.0.0.2:0 ");
    assertLine(
        lines,
        "< accept fd=\\d+\\(<4t>127.0.0.1:(\\d+)->127.0.0.1:(\\d+)\\)"
            + " tuple=127.0.0.1:\\1->127.0.0.1:\\2 queuepct=0 queuelen=0 queuemax=7 ");
    assertLine(lines, "< recvfrom res=10 data=over there tuple=.*");
    assertLine(
        lines,
        "< openat fd=\\d+\\(<f>/tmp/jtrace-source-test\\) dirfd=-100\\(AT_FDCWD\\)"
            + " name=/tmp/jtrace-source-test flags=4359\\(O_TRUNC\\|O_CREAT\\|O_RDWR\\|O_CLOEXEC\\)"
            + " mode=0640 dev=[0-9A-F]+ ");
    assertLine(lines, "< write res=4 data=data ");
    assertLine(lines, "> fsync ");
    assertEquals(0, run.losses().events());
  }

  @Test
  void shouldTellTheNewProgramWhenAShellExecutesIt() throws Exception {
    Run run = record("/bin/sh", "-c", "exec cat /etc/hostname >/dev/null");
    List<String> lines = sysdig(run.file(), "-p%evt.dir %evt.type %evt.args", "proc.name=cat");
    assertLine(lines, "< execve res=0 exe=cat args=/etc/hostname\\. tid=.* comm=cat .*");
    assertLine(lines, "> procexit status=0 ret=0 sig=0 core=0 ");
    assertTrue(run.snapshot().processes().size() > 1);
    long own = ProcessHandle.current().pid();
    assertTrue(run.snapshot().processes().stream().noneMatch(entry -> entry.pid() == own));
  }

  @Test
  void shouldTellEachLossInTheCaptureWhenTheRingIsFull() throws Exception {
    LiveSources sources = ServiceLoader.load(LiveSources.class).findFirst().orElseThrow();
    EventRange range = new EventRange();
    try (CaptureSource source = sources.open(new CaptureSettings(80, 64 * 1024))) {
      // the snapshot takes longer than a busy machine needs to fill so small a ring
      long told = losses(source, range);
      // more than the ring holds, twice, with room made in between
      overflow();
      told += losses(source, range);
      overflow();
      source.stop();
      CaptureSource.Outcome found = CaptureSource.Outcome.FILLED;
      while (found != CaptureSource.Outcome.END) {
        range.clear();
        found = source.fill(range);
        told += losses(range);
      }
      assertTrue(source.losses().ringFull() > 0, source.losses().toString());
      assertEquals(source.losses().ringFull(), told);
    }
  }

  private static void overflow() throws Exception {
    assertEquals(
        0,
        new ProcessBuilder(
                "dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=2000", "status=none")
            .start()
            .waitFor());
  }

  private static long losses(CaptureSource source, EventRange range) throws Exception {
    range.clear();
    source.fill(range);
    return losses(range);
  }

  private static long losses(EventRange range) {
    Event event = new Event(EventSchema.load());
    long lost = 0;
    for (int at = 0; at < range.length(); at += event.frameBytes()) {
      event.wrap(range.array(), at, range.length());
      if (event.type().constant().equals("PPME_DROP_E") && event.paramText(1).equals("ring full")) {
        lost += event.paramLong(2);
      }
    }
    return lost;
  }
}
