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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that makes a hundred different calls runs under strace while jtrace records the
 * machine: of every thread both must have seen the same calls return the same results in the same
 * order.
 *
 * <p>Three things are seen by the kernel's tracepoints and not by strace, and are set aside here:
 * what a thread did before strace's first line of it (strace's own child before its execve, and
 * the return of fork, vfork or clone in the child), and the return of a call in which the thread
 * was killed. A call that never returns, exit_group, has no exit in either.
 */
@Tag("kernel")
class StraceComparisonTest {
  private static final int FEWEST_DIFFERENT_CALLS = 60;
  private static final Set<String> BIRTHS = Set.of("clone", "clone3", "fork", "vfork");
  @TempDir private Path folder;

  @Test
  void shouldSeeTheSameCallsAndResultsAsStrace() throws IOException {
    KernelRequirements.assume("gcc", "strace");
    Path program = Programs.compile("many_calls", folder);
    Path work = Files.createDirectory(folder.resolve("work"));
    Path straced = folder.resolve("strace.out");
    Path transcript = folder.resolve("transcript");
    try (Jtrace.Recording recording = Jtrace.record(transcript)) {
      Command.of(
              "strace",
              "-f",
              "-e",
              "raw=all",
              "-o",
              straced.toString(),
              program.toString(),
              work.toString())
          .runOk();
      recording.stop();
    }
    StraceLog strace = StraceLog.read(straced, Errnos.ofThisMachine());
    assertEnoughIsTested(strace);
    assertEquals(expected(strace), recorded(transcript, strace));
  }

  private static void assertEnoughIsTested(StraceLog strace) {
    Set<String> names =
        strace.returned().values().stream()
            .flatMap(List::stream)
            .map(Call::name)
            .collect(Collectors.toSet());
    assertTrue(names.size() >= FEWEST_DIFFERENT_CALLS, () -> "only " + names);
    System.out.println(names.size() + " different calls compared with strace");
  }

  private static String expected(StraceLog strace) {
    CallNames names = CallNames.load();
    Map<Long, List<Call>> calls = new LinkedHashMap<>();
    strace
        .returned()
        .forEach((tid, list) -> calls.put(tid, list.stream().map(names::expected).toList()));
    return text(calls);
  }

  private static String recorded(Path transcript, StraceLog strace) {
    String tids =
        strace.returned().keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
    Map<Long, List<Call>> calls = new LinkedHashMap<>();
    strace.returned().keySet().forEach(tid -> calls.put(tid, new ArrayList<>()));
    List<String> lines =
        Jtrace.read(
            transcript,
            "-p",
            "*%thread.tid %evt.type %evt.rawres",
            "thread.tid in (" + tids + ") and evt.dir='<'");
    for (String line : lines) {
      String[] words = line.split(" ");
      String result = words[2].equals("<NA>") ? Call.NONE : words[2];
      calls.get(Long.valueOf(words[0])).add(new Call(words[1], result));
    }
    long first = strace.returned().keySet().iterator().next();
    calls.forEach((tid, list) -> trim(list, tid == first, strace.cutShort().get(tid)));
    return text(calls);
  }

  private static void trim(List<Call> calls, boolean first, String cutShort) {
    if (first) {
      while (!calls.isEmpty() && !calls.get(0).name().equals("execve")) {
        calls.remove(0);
      }
    } else if (!calls.isEmpty()
        && BIRTHS.contains(calls.get(0).name())
        && calls.get(0).result().equals("0")) {
      calls.remove(0);
    }
    int last = calls.size() - 1;
    if (last >= 0 && calls.get(last).name().equals(cutShort)) {
      calls.remove(last);
    }
  }

  private static String text(Map<Long, List<Call>> calls) {
    StringBuilder text = new StringBuilder();
    calls.forEach(
        (tid, list) ->
            list.forEach(call -> text.append(tid).append(' ').append(call).append('\n')));
    return text.toString();
  }
}
