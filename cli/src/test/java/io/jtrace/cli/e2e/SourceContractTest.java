package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source must hold: of the same program eBPF and ptrace record the same events of every
 * thread, in the same order and with the same arguments, and ptrace records what strace prints.
 *
 * <p>What differs by its nature is made equal first: ids of threads, ports, addresses, sizes of memory,
 * counts of page faults, control groups, which are read from procfs while a short life lasts, and what a
 * new thread finds of the structure that its maker gave to clone3. Scheduler switches are eBPF's alone, and so is the return of a call in which
 * the thread was killed. A traced thread is woken by signals that it ignores, so that its wait begins
 * anew; and it gets the signal that ends it where the kernel otherwise kills outright.
 */
@Tag("kernel")
class SourceContractTest {
  private static final List<String> VOLATILE =
      List.of(
          "(tid|pid|ptid|pgid)=\\d+(\\([^)]*\\))?",
          "(set_tid_address|getpid|gettid|getppid) res=\\d+",
          "clone3? res=[1-9]\\d*(\\([^)]*\\))?",
          "vfork res=[1-9]\\d*(\\([^)]*\\))?",
          "(addr|res|argument)=[0-9A-F]{8,}",
          "cgroups=.*",
          "vm_(size|rss)=\\d+",
          "ino=\\d+",
          "(source|peer)=[0-9A-F]+",
          "pgft_m..=\\d+",
          "tuple=[0-9a-f]+->[0-9a-f]+",
          "127\\.0\\.0\\.1:\\d{4,}",
          "(spid|dpid)=\\d+(\\([^)]*\\))?",
          "signaldeliver .*sig=(9|15)[^0-9].*");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "vectors",
        "sockets",
        "signals",
        "thread_exec",
        "threads 64",
        "forks 500",
        "vforks 60"
      })
  void shouldRecordTheSameEventsWhenTheSourceIsAnother(String scene) {
    KernelRequirements.assume("gcc");
    Path program = Programs.compile("families", folder);
    List<String> ebpf = sequences("ebpf", program, scene);
    List<String> ptrace = sequences("ptrace", program, scene);
    assertTrue(String.join("\n", ebpf).lines().count() >= 40, () -> "too little: " + ebpf);
    assertSame(String.join("\n", ebpf), String.join("\n", ptrace));
  }

  /** Shows where two long texts part. */
  private static void assertSame(String expected, String actual) {
    List<String> wanted = expected.lines().toList();
    List<String> seen = actual.lines().toList();
    for (int i = 0; i < Math.max(wanted.size(), seen.size()); i++) {
      assertEquals(around(wanted, i), around(seen, i));
    }
  }

  private static String around(List<String> lines, int at) {
    return String.join(
        "\n",
        lines.subList(Math.min(lines.size(), Math.max(0, at - 1)), Math.min(lines.size(), at + 3)));
  }

  /** The events of each thread as one text, the texts in order. */
  private List<String> sequences(String source, Path program, String scene) {
    Path transcript = folder.resolve(source);
    List<String> words =
        new ArrayList<>(List.of("--source", source, "-w", transcript.toString(), "--"));
    words.add(program.toString());
    words.addAll(List.of(scene.split(" ")));
    Jtrace.command(words.toArray(String[]::new)).runOk();
    Map<String, StringBuilder> threads = new LinkedHashMap<>();
    String calls = "evt.type!=switch and not evt.type in (futex, wait4)";
    for (String line :
        Jtrace.read(transcript, "-p", "%thread.tid %evt.dir %evt.type %evt.args", calls)) {
      String[] halves = line.split(" ", 2);
      if (!halves[1].matches("< (pause|kill|close) .*")) {
        threads
            .computeIfAbsent(halves[0], tid -> new StringBuilder())
            .append(stable(halves[1]))
            .append('\n');
      }
    }
    return threads.values().stream().map(StringBuilder::toString).sorted().toList();
  }

  private static String stable(String line) {
    String text = line.contains(" env=") ? line.substring(0, line.indexOf(" env=")) : line;
    for (String part : VOLATILE) {
      text = text.replaceAll(part, "~");
    }
    return text;
  }

  @Test
  void shouldSeeTheCallsAndResultsThatStracePrintsWhenItTracesAlone() throws IOException {
    KernelRequirements.assumeTools("gcc", "strace");
    Path program = Programs.compile("many_calls", folder);
    Path log = folder.resolve("strace.out");
    Path first = Files.createDirectory(folder.resolve("first"));
    Command.of(
            "strace",
            "-f",
            "-e",
            "raw=all",
            "-o",
            log.toString(),
            program.toString(),
            first.toString())
        .runOk();
    Path second = Files.createDirectory(folder.resolve("other"));
    Path transcript = folder.resolve("transcript");
    Jtrace.command(
            "--source",
            "ptrace",
            "-w",
            transcript.toString(),
            "--",
            program.toString(),
            second.toString())
        .runOk();
    StraceLog strace = StraceLog.read(log, Errnos.ofThisMachine());
    assertSame(printed(strace), recorded(transcript));
  }

  private static String printed(StraceLog strace) {
    CallNames names = CallNames.load();
    return strace.returned().values().stream()
        .map(calls -> text(calls.stream().map(names::expected).toList()))
        .sorted()
        .reduce("", String::concat);
  }

  private static String recorded(Path transcript) {
    Map<String, List<Call>> threads = new LinkedHashMap<>();
    String format = "*%thread.tid %evt.type %evt.rawres";
    for (String line : Jtrace.read(transcript, "-p", format, "evt.dir='<'")) {
      String[] words = line.split(" ");
      String result = words[2].equals("<NA>") ? Call.NONE : words[2];
      List<Call> calls = threads.computeIfAbsent(words[0], tid -> new ArrayList<>());
      boolean birth = calls.isEmpty() && words[1].matches("clone3?|v?fork") && result.equals("0");
      if (!birth) {
        calls.add(new Call(words[1], result));
      }
    }
    return threads.values().stream()
        .filter(calls -> !calls.isEmpty())
        .map(SourceContractTest::text)
        .sorted()
        .reduce("", String::concat);
  }

  /** Ids and addresses are others in another run; who waits for a futex is a matter of luck. */
  private static String text(List<Call> calls) {
    StringBuilder text = new StringBuilder("thread\n");
    for (Call call : calls) {
      if (call.name().equals("futex")) {
        continue;
      }
      text.append(call.toString().replaceAll("= \\d{4,}", "= large")).append('\n');
    }
    return text.toString();
  }
}
