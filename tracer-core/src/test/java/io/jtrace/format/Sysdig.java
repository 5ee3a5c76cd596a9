package io.jtrace.format;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The installed sysdig 0.29.3; tests that need it are skipped where it is missing. */
final class Sysdig {
  private static final String VERSION = "sysdig version 0.29.3";

  private Sysdig() {}

  /** Runs it and gives back the lines of its standard output. */
  static List<String> run(Path folder, String... arguments) throws Exception {
    List<String> version = start(folder, "--version");
    assumeTrue(version.contains(VERSION), "this needs " + VERSION + ", not " + version);
    return start(folder, arguments);
  }

  private static List<String> start(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("sysdig.out");
    ProcessBuilder builder = new ProcessBuilder("sysdig");
    builder.command().addAll(List.of(arguments));
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    builder.redirectOutput(out.toFile()).redirectError(folder.resolve("sysdig.err").toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "sysdig is not installed");
      throw e;
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "sysdig does not end");
    return List.of(Files.readString(out, StandardCharsets.ISO_8859_1).split("\n"));
  }
}
