package io.jtrace.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run. Its output goes to files, so that a background child that keeps a pipe open
 * cannot hang the test; it gets no input.
 */
record Command(List<String> words, Path folder, Map<String, String> environment, Duration limit) {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(50);

  static Command of(String... words) {
    return new Command(List.of(words), Repository.ROOT, Map.of("TZ", "UTC"), USUAL_LIMIT);
  }

  static Command of(List<String> words) {
    return of(words.toArray(String[]::new));
  }

  /** The same command behind a prefix, such as {@code ip netns exec NAME}. */
  Command behind(List<String> prefix) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(words);
    return new Command(all, folder, environment, limit);
  }

  Command in(Path otherFolder) {
    return new Command(words, otherFolder, environment, limit);
  }

  Command within(Duration otherLimit) {
    return new Command(words, folder, environment, otherLimit);
  }

  /** Runs to the end, or kills it at the limit and fails. */
  Outcome run() {
    try (Background process = start()) {
      return process.await(limit);
    }
  }

  /** Runs to the end and fails unless the exit code is 0. */
  Outcome runOk() {
    Outcome outcome = run();
    if (outcome.exitCode() != 0) {
      throw new AssertionError(words + " ended with " + outcome);
    }
    return outcome;
  }

  /** Starts it; closing the result ends it. */
  Background start() {
    try {
      Path out = Files.createTempFile("jtrace-e2e", ".out");
      Path err = Files.createTempFile("jtrace-e2e", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Background(words, builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + words, e);
    }
  }

  /** What a finished program left. */
  record Outcome(int exitCode, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    @Override
    public String toString() {
      return "exit " + exitCode + ", stderr [" + err + "], stdout [" + brief(out) + "]";
    }

    private static String brief(String text) {
      return text.length() < 2000 ? text : text.substring(0, 2000) + "…";
    }
  }

  /** A running program. */
  static final class Background implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private final List<String> words;
    private final Process process;
    private final Path out;
    private final Path err;

    Background(List<String> words, Process process, Path out, Path err) {
      this.words = words;
      this.process = process;
      this.out = out;
      this.err = err;
    }

    long pid() {
      return process.pid();
    }

    boolean alive() {
      return process.isAlive();
    }

    String errorText() {
      return text(err);
    }

    String outputText() {
      return text(out);
    }

    /** Waits until standard error holds this text; fails at the limit or when the program ends. */
    void awaitError(String wanted, Duration limit) {
      boolean seen = Waiting.until(limit, () -> errorText().contains(wanted) || !process.isAlive());
      if (!seen || !errorText().contains(wanted)) {
        throw new AssertionError(
            words + " did not say '" + wanted + "' but [" + errorText() + outputText() + "]");
      }
    }

    void signal(String name) {
      Signals.send(name, process.pid());
    }

    Outcome await(Duration limit) {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          close();
          throw new AssertionError(
              words + " still ran after " + limit + "; stderr [" + errorText() + "]");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(words + ": interrupted", e);
      }
      return new Outcome(process.exitValue(), outputText(), errorText());
    }

    /** Ends the program and its children, politely first, and removes its output files. */
    @Override
    public void close() {
      List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
      family.add(process.toHandle());
      family.forEach(ProcessHandle::destroy);
      Waiting.until(GRACE, () -> family.stream().noneMatch(ProcessHandle::isAlive));
      family.forEach(ProcessHandle::destroyForcibly);
      out.toFile().deleteOnExit();
      err.toFile().deleteOnExit();
    }

    private static String text(Path file) {
      try {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
