package io.jtrace.cli.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's own files are. */
final class Repository {
  /** The folder that holds the launcher; the property {@code jtrace.root} overrides the search. */
  static final Path ROOT = find();

  private Repository() {}

  static String launcher() {
    return ROOT.resolve("jtrace").toString();
  }

  /** Copies a test program or table out of the class path. */
  static Path copyResource(String name, Path folder) {
    try (InputStream in = Repository.class.getResourceAsStream("/e2e/" + name)) {
      Path file = folder.resolve(name);
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find() {
    String given = System.getProperty("jtrace.root");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("tracer-core"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no jtrace source tree above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}
