package io.jtrace.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the JVM's own descriptors from a command. Those that jtrace was started with go on to it; the
 * launcher tells which they were by the property {@code jtrace.descriptors}.
 */
final class OwnDescriptors {
  private static final String INHERITED = "jtrace.descriptors";
  private static final int LAST_STANDARD = 2;
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;

  private OwnDescriptors() {}

  static void close(TraceLib.Functions c) {
    Set<String> inherited =
        Stream.of(System.getProperty(INHERITED, "").split(","))
            .filter(name -> !isOfTheJvm(name))
            .collect(Collectors.toSet());
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path entry : open) {
        String name = entry.getFileName().toString();
        int fd = Integer.parseInt(name);
        if (fd > LAST_STANDARD && !inherited.contains(name)) {
          c.fcntl(fd, F_SETFD, FD_CLOEXEC);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc/self/fd", e);
    }
  }

  /** A number that the launcher's shell used itself may be a library's by now. */
  private static boolean isOfTheJvm(String name) {
    try {
      String file = Files.readSymbolicLink(Path.of("/proc/self/fd", name)).toString();
      return file.endsWith(".jar") || file.startsWith(System.getProperty("java.home"));
    } catch (IOException closed) {
      return true;
    }
  }
}
