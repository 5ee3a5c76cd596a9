package io.jtrace.cli.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command under test, started the way a user starts it. */
final class Jtrace {
  /** The first start may build a class archive, on a machine that is busy. */
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

  private Jtrace() {}

  static Command command(String... arguments) {
    List<String> words = new ArrayList<>(List.of(Repository.launcher()));
    words.addAll(List.of(arguments));
    return Command.of(words);
  }

  /** Reads a capture file; fails unless the exit code is 0 and standard error is empty. */
  static List<String> read(Path file, String... arguments) {
    List<String> words = new ArrayList<>(List.of("-r", file.toString()));
    words.addAll(List.of(arguments));
    Command.Outcome outcome = command(words.toArray(String[]::new)).runOk();
    if (!outcome.err().isEmpty()) {
      throw new AssertionError(words + " complained: " + outcome.err());
    }
    return outcome.lines();
  }

  /** Starts to record the whole machine; returns once the probe is attached. */
  static Recording record(Path file) {
    // A shell's background job starts with SIGINT ignored, and so would all that it starts.
    Command.Background process =
        command("-w", file.toString()).behind(List.of("env", "--default-signal=INT")).start();
    try {
      process.awaitError("capturing", START_LIMIT);
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
    return new Recording(process);
  }

  /** A live capture that a test ends with Ctrl-C. */
  record Recording(Command.Background process) implements AutoCloseable {
    /** Ends it as Ctrl-C does, and fails unless it ended well and lost nothing. */
    void stop() {
      process.signal("INT");
      Command.Outcome outcome = process.await(STOP_LIMIT);
      if (outcome.exitCode() != 0 || outcome.err().lines().count() != 1) {
        throw new AssertionError("the recording ended with " + outcome);
      }
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
