package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A capture is read without asking the machine it is read on: its ids stand for what runs here, by
 * chance or, in this test, on purpose. strace sees what is opened and whom it talks to. (With -R the
 * user asks for this machine's names of ports.)
 */
class NoLookupsTest {
  /** A process that runs while the test does, so that /proc has something to tell of it. */
  private static final long HERE = ProcessHandle.current().pid();

  private static final int OPENAT_EXIT = 307;
  private static final int CONNECT_EXIT = 23;
  private static final long ROOT_UID = 0;
  private static final byte[] TUPLE = {2, 127, 0, 0, 1, 64, 31, 127, 0, 0, 1, 53, 0};
  @TempDir private Path folder;

  private static final String NAMES =
      "*%evt.num %proc.name %proc.exepath %proc.cwd %proc.env %user.name %group.name %fd.name"
          + " %fd.cip.name %fd.sip.name %fd.lip.name %fd.rip.name %container.name %evt.args";

  /** The process is known, its user, its descriptor 0 and its open directory are not. */
  private Path capture() throws Exception {
    ProcessEntry process =
        new ProcessEntry(
            HERE,
            HERE,
            1,
            1,
            1,
            -1,
            HERE,
            HERE,
            "work",
            "/bin/work",
            "",
            "",
            "",
            "/",
            "/",
            "cpu=/docker/" + "ab".repeat(32) + "\0",
            1024,
            0,
            (int) ROOT_UID,
            0,
            0,
            0,
            1,
            1,
            0,
            0,
            0,
            false,
            0,
            0,
            0,
            List.of(
                FdEntry.ip(
                    5,
                    9,
                    FdKind.IPV4_SOCK,
                    new byte[] {127, 0, 0, 1},
                    53,
                    new byte[] {127, 0, 0, 1},
                    22,
                    2)));
    Snapshot machine =
        new Snapshot(
            new MachineInfo(1, 1L << 30, 32768, "elsewhere", 0),
            List.of(process),
            List.of(),
            List.of(),
            List.of());
    Path file = folder.resolve("elsewhere.scap");
    try (ScapWriter writer = new ScapWriter(file, machine, Compression.NONE)) {
      writer.write(events());
    }
    return file;
  }

  private static EventRange events() {
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    for (long tid : new long[] {HERE, 1}) {
      encoder.begin(range, 1000, tid, 0, OPENAT_EXIT, 6).u64(9).u64(0).text("x");
      encoder.u32(1).u32(0).u32(0).end();
      encoder.begin(range, 2000, tid, 0, CONNECT_EXIT - 1, 2).u64(5).empty().end();
      encoder.begin(range, 3000, tid, 0, CONNECT_EXIT, 2).u64(0);
      encoder.bytes(TUPLE, 0, TUPLE.length).end();
      encoder.begin(range, 4000, tid, 0, 6, 2).u64(0).u32(9).end();
      encoder.begin(range, 5000, tid, 0, 7, 2).u64(0).empty().end();
    }
    return range;
  }

  private List<String> calls(String... arguments) throws IOException {
    Path log = folder.resolve("calls");
    Command.Outcome outcome =
        Jtrace.command(arguments)
            .behind(
                List.of("strace", "-f", "-qq", "-e", "trace=%file,%network", "-o", log.toString()))
            .run();
    assertEquals(0, outcome.exitCode(), outcome::toString);
    return Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static List<String> matching(List<String> calls, String pattern) {
    return calls.stream().filter(call -> call.matches(".*(" + pattern + ").*")).toList();
  }

  /** The JVM itself asks for the user it runs as. */
  private List<String> askedByEveryStart(String pattern) throws IOException {
    return matching(calls("--version"), pattern);
  }

  private void assertAsksNobody(String... more) throws Exception {
    KernelRequirements.assumeTools("strace");
    // The first start after a build makes the class archive, for which it starts more JVMs.
    Jtrace.command("--version").runOk();
    List<String> arguments = new ArrayList<>(List.of("-r", capture().toString()));
    arguments.addAll(List.of(more));

    List<String> calls = calls(arguments.toArray(String[]::new));

    assertTrue(matching(calls, "elsewhere\\.scap").size() > 0, "strace saw the capture opened");
    assertEquals(List.of(), matching(calls, "\"/proc/(1|" + HERE + ")[/\"]"));
    String names = "\"/etc/(group|hosts|resolv|host\\.conf|services|protocols)";
    assertEquals(List.of(), matching(calls, names));
    assertEquals(List.of(), matching(calls, "(connect|send[a-z]*|bind)\\(.*AF_INET6?"));
    String accounts = "/etc/passwd|nscd|userdb";
    assertEquals(askedByEveryStart(accounts).size(), matching(calls, accounts).size());
  }

  @Test
  void shouldAskNobodyWhenNamesArePrinted() throws Exception {
    assertAsksNobody("-p", NAMES);
  }

  @Test
  void shouldAskNobodyWhenNamesAreFilteredBy() throws Exception {
    assertAsksNobody("fd.sip.name=localhost or user.name=root or proc.name=java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsof", "netstat", "ps"})
  void shouldAskNobodyWhenChiselsListWhatTheCaptureKnows(String chisel) throws Exception {
    assertAsksNobody("-c", chisel);
  }
}
