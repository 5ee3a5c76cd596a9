package io.jtrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a command line in Debian's sysdig, and the same one in this process. */
final class Sysdig {
  private static final Path PROGRAM = Path.of("/usr/bin/sysdig");
  private static final long LIMIT_SECONDS = 50;

  private Sysdig() {}

  static void assume() {
    boolean given = Files.isExecutable(PROGRAM);
    if (!given) {
      System.out.println("skipped: needs " + PROGRAM);
    }
    Assumptions.assumeTrue(given, "needs " + PROGRAM);
  }

  /** What sysdig prints on standard output; fails if it reports an error. */
  static String run(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(PROGRAM.toString()));
    words.addAll(arguments);
    try {
      Path out = Files.createTempFile("sysdig", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TZ", ZoneId.systemDefault().getId());
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
          throw new AssertionError(words + (ended ? " failed" : " takes too long"));
        }
        return new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(words + ": interrupted", e);
    }
  }

  /** What we print; fails if we report an error. */
  static String ours(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(out, new PrintStream(err, true, StandardCharsets.ISO_8859_1));
    int code = new Jtrace(console, new Stopper()).run(arguments.toArray(String[]::new));
    String printed = out.toString(StandardCharsets.ISO_8859_1);
    String complaint = err.toString(StandardCharsets.ISO_8859_1);
    if (code != 0 || !complaint.isEmpty()) {
      throw new AssertionError(arguments + " ended with " + code + ": " + printed + complaint);
    }
    return printed;
  }
}
