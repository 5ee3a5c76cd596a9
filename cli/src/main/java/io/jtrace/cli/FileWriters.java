package io.jtrace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Whether everybody who could still write into a file has closed it. Looks through the descriptors
 * of all processes at most twice a second; where one does not let us look, nobody can tell, and the
 * answer is no.
 */
final class FileWriters implements BooleanSupplier {
  private static final long PAUSE_NANOS = 500_000_000L;
  private static final Path PROCESSES = Path.of("/proc");
  private final Path file;
  private long lookedNanos = System.nanoTime() - PAUSE_NANOS;

  FileWriters(Path file) {
    this.file = file;
  }

  @Override
  public boolean getAsBoolean() {
    long now = System.nanoTime();
    if (now - lookedNanos < PAUSE_NANOS) {
      return false;
    }
    lookedNanos = now;
    try {
      return !Files.exists(file) || isClosed(file.toRealPath());
    } catch (IOException e) {
      // A process that ends while it is looked at, or one of another user: ask again later.
      return false;
    }
  }

  private static boolean isClosed(Path real) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (holds(process, real)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean holds(Path process, Path real) throws IOException {
    try (DirectoryStream<Path> fds = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path fd : fds) {
        if (Files.readSymbolicLink(fd).equals(real) && isForWriting(process, fd)) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      if (Files.exists(process)) {
        throw e instanceof IOException io ? io : new IOException(e);
      }
    }
    return false;
  }

  /** The last octal digit of its flags: 1 write only, 2 both. */
  private static boolean isForWriting(Path process, Path fd) throws IOException {
    Path info = process.resolve("fdinfo").resolve(fd.getFileName());
    for (String line : Files.readAllLines(info, StandardCharsets.US_ASCII)) {
      if (line.startsWith("flags:")) {
        return (line.charAt(line.length() - 1) & 3) != 0;
      }
    }
    return false;
  }
}
