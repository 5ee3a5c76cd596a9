package io.jtrace.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A chisel of this module run over a capture file by a launcher, as a user runs it. */
final class ChiselRun {
  private static final Path CHISELS = Path.of("chisels").toAbsolutePath();
  private static final long LIMIT_SECONDS = 60;

  private ChiselRun() {}

  static List<String> jtrace(Path capture, String chisel, String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words = new ArrayList<>(List.of(java, "-cp", classPath(), "io.jtrace.cli.Main"));
    words.addAll(tail(capture, chisel, arguments));
    return lines(words, capture);
  }

  static List<String> sysdig(Path capture, String chisel, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("sysdig"));
    words.addAll(tail(capture, chisel, arguments));
    return lines(words, capture);
  }

  static boolean isSysdigThere() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, "sysdig"))) {
        return true;
      }
    }
    return false;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static List<String> tail(Path capture, String chisel, String... arguments) {
    String script = CHISELS.resolve(chisel + ".lua").toString();
    List<String> words = new ArrayList<>(List.of("-r", capture.toString(), "-c", script));
    words.addAll(List.of(arguments));
    return words;
  }

  private static List<String> lines(List<String> words, Path capture) throws Exception {
    Path printed = capture.resolveSibling("printed");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("TZ", "UTC");
    builder.redirectErrorStream(true).redirectOutput(printed.toFile());
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> words + " did not end");
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(printed);
    assertEquals(0, process.exitValue(), () -> words + " printed " + lines);
    return lines;
  }
}
