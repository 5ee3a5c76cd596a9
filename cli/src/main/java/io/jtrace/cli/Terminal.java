package io.jtrace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Size of the terminal that standard output is, -1 by -1 if it is none. */
record Terminal(int columns, int lines) {
  static final Terminal NONE = new Terminal(-1, -1);
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final long ANSWER_MILLIS = 1000;

  static Terminal ofProcess() {
    try {
      Path device = Files.readSymbolicLink(STANDARD_OUTPUT);
      return isTerminal(device) ? size(device) : NONE;
    } catch (IOException e) {
      // Nobody can see what standard output is: then it is no terminal.
      return NONE;
    }
  }

  /** Whether standard error is one. */
  static boolean showsErrors() {
    try {
      return isTerminal(Files.readSymbolicLink(STANDARD_ERROR));
    } catch (IOException e) {
      // As above.
      return false;
    }
  }

  private static boolean isTerminal(Path device) {
    return device.toString().matches("/dev/(pts/\\d+|tty.*|console)");
  }

  /** stty knows the size without a foreign function, whose library would slow every start down. */
  private static Terminal size(Path device) throws IOException {
    Process stty =
        new ProcessBuilder("stty", "-F", device.toString(), "size")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .trim()
              .split(" ");
      boolean known = stty.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS) && size.length == 2;
      return known
          ? new Terminal(Integer.parseInt(size[1]), Integer.parseInt(size[0]))
          : new Terminal(0, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NONE;
    }
  }
}
