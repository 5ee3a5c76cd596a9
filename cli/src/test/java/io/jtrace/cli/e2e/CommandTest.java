package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jtrace -- command}: the command behaves as if nobody watched, and is recorded whole. */
class CommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @TempDir private Path folder;

  private Command.Outcome traced(String... command) {
    return Jtrace.command(words(command)).run();
  }

  private String[] words(String... command) {
    List<String> words =
        new ArrayList<>(List.of("--source", "ptrace", "-w", transcript().toString(), "--"));
    words.addAll(List.of(command));
    return words.toArray(String[]::new);
  }

  private Path transcript() {
    return folder.resolve("transcript");
  }

  @Test
  void shouldPassOnExitCodeAndOutputWhenTheCommandEnds() {
    Command.Outcome outcome = traced("sh", "-c", "echo out; echo err >&2; exit 7");
    assertEquals(7, outcome.exitCode());
    assertEquals("out\n", outcome.out());
    assertEquals("err\n", outcome.err());
  }

  @Test
  void shouldExitAsAShellDoesWhenASignalEndsTheCommand() {
    assertEquals(128 + 15, traced("sh", "-c", "kill -TERM $$").exitCode());
  }

  @Test
  void shouldSayWhatAShellSaysWhenThereIsNoSuchCommand() throws IOException {
    Command.Outcome missing = traced("no_such_command_here");
    assertEquals("jtrace: no_such_command_here: command not found\n", missing.err());
    assertEquals(127, missing.exitCode());
    Path file = Files.writeString(folder.resolve("plain"), "no program");
    Command.Outcome plain = traced(file.toString());
    assertEquals("jtrace: " + file + ": permission denied\n", plain.err());
    assertEquals(126, plain.exitCode());
  }

  @Test
  void shouldBeginWithTheExecveAndEndWithTheProcessWhenRecorded() {
    traced("/bin/sh", "-c", "exit 3");
    List<String> lines =
        Jtrace.read(
            transcript(),
            "-p",
            "%evt.dir %evt.type %evt.args",
            "evt.type in (execve, exit_group, procexit)");
    assertEquals("> execve filename=/bin/sh ", lines.get(0));
    assertTrue(
        lines.get(1).startsWith("< execve res=0 exe=/bin/sh args=-c.exit 3. "), lines.get(1));
    assertEquals("> procexit status=768 ret=3 sig=0 core=0 ", lines.get(lines.size() - 1));
  }

  @Test
  void shouldHandOnInputAndDescriptorsButNoneOfItsOwnWhenItStartsTheCommand() throws IOException {
    Path input = Files.writeString(folder.resolve("input"), "from stdin\n");
    String line =
        Repository.launcher()
            + " --source ptrace -w "
            + transcript()
            + " -- sh -c 'cat; ls /proc/self/fd | wc -l; cat <&7' < "
            + input
            + " 7< "
            + input;
    Command.Outcome outcome = Command.of("sh", "-c", line).runOk();
    List<String> lines = outcome.lines();
    assertEquals("from stdin", lines.get(0));
    assertEquals("from stdin", lines.get(2));
    String untraced = "exec 7< " + input + "; sh -c 'ls /proc/self/fd | wc -l'";
    int usual = Integer.parseInt(Command.of("sh", "-c", untraced).runOk().out().trim());
    int seen = Integer.parseInt(lines.get(1).trim());
    // the launcher's shell reads its script from one more
    assertTrue(seen <= usual + 1, seen + " descriptors, untraced " + usual);
  }

  @Test
  void shouldWriteTheFileToItsEndWhenTheCommandIsAskedToEnd() {
    Command command =
        Jtrace.command(words("sh", "-c", "trap 'kill $!; exit 5' TERM; sleep 30 & echo up; wait"));
    try (Command.Background jtrace = command.start()) {
      assertTrue(Waiting.until(LIMIT, () -> jtrace.outputText().equals("up\n")));
      jtrace.signal("TERM");
      assertEquals(5, jtrace.await(LIMIT).exitCode());
    }
    List<String> lines = Jtrace.read(transcript(), "-p", "%evt.args", "evt.type=procexit");
    assertTrue(lines.contains("status=1280 ret=5 sig=0 core=0 "), lines.toString());
  }

  @Test
  void shouldLeaveAProcessRunningWhenTheCaptureOfItEnds() throws IOException {
    try (Command.Background sleeper = Command.of("sleep", "60").start()) {
      String pid = Long.toString(sleeper.pid());
      Jtrace.command("--source", "ptrace", "-w", transcript().toString(), "-M", "1", "--pid", pid)
          .runOk();
      String status = Files.readString(Path.of("/proc", pid, "status"));
      assertTrue(status.contains("TracerPid:\t0\n"), status);
      assertTrue(status.contains("State:\tS (sleeping)"), status);
    }
  }

  @Test
  void shouldLeaveAProcessRunningWhenJtraceIsKilled() throws IOException {
    try (Command.Background sleeper = Command.of("sleep", "60").start()) {
      Path status = Path.of("/proc", Long.toString(sleeper.pid()), "status");
      String pid = Long.toString(sleeper.pid());
      Command command =
          Jtrace.command("--source", "ptrace", "-w", transcript().toString(), "--pid", pid);
      try (Command.Background jtrace = command.start()) {
        assertTrue(Waiting.until(LIMIT, () -> !text(status).contains("TracerPid:\t0\n")));
        jtrace.signal("KILL");
        assertTrue(Waiting.until(LIMIT, () -> text(status).contains("TracerPid:\t0\n")));
      }
      assertTrue(text(status).contains("State:\tS (sleeping)"), text(status));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldRefuseInOneLineWhenThereIsNoSuchProcess() {
    Command.Outcome outcome = Jtrace.command("--source", "ptrace", "--pid", "4194305").run();
    assertEquals("jtrace: no process 4194305\n", outcome.err());
    assertEquals(1, outcome.exitCode());
  }
}
