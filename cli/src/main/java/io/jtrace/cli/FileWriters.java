package io.jtrace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Whether everybody who could still write into a file has closed it. Looks through the descriptors
 * of all processes, at most twice a second. Where some do not let us look, the answer is yes only
 * after a writer has been seen and is gone.
 */
final class FileWriters implements BooleanSupplier {
  private static final long PAUSE_NANOS = 500_000_000L;
  private static final Path PROCESSES = Path.of("/proc");
  private final Path file;
  private long lookedNanos;
  private boolean seen;
  private boolean blind;

  FileWriters(Path file) {
    this.file = file;
    look();
  }

  @Override
  public boolean getAsBoolean() {
    return System.nanoTime() - lookedNanos >= PAUSE_NANOS && !look() && (seen || !blind);
  }

  /** Whether somebody is seen who has the file open for writing. */
  private boolean look() {
    blind = false;
    boolean found = false;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      Path real = file.toRealPath();
      for (Path process : all) {
        found |= holds(process, real);
      }
    } catch (NoSuchFileException e) {
      // The file is gone: nobody can add to what has been read of it but who has it open.
      blind = false;
    } catch (IOException | DirectoryIteratorException e) {
      blind = true;
    }
    seen |= found;
    lookedNanos = System.nanoTime();
    return found;
  }

  private boolean holds(Path process, Path real) {
    try (DirectoryStream<Path> fds = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path fd : fds) {
        if (isOpen(fd, real) && isForWriting(process, fd)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's process, unless it has just ended.
      blind |= Files.exists(process);
    }
    return false;
  }

  private static boolean isOpen(Path fd, Path real) throws IOException {
    try {
      return Files.readSymbolicLink(fd).equals(real);
    } catch (NoSuchFileException e) {
      // Closed since it was listed.
      return false;
    }
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
