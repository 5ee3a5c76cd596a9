package io.jtrace.cli.e2e;

import java.nio.file.Path;

/** Test programs in C, compiled where a test needs them. */
final class Programs {
  private Programs() {}

  static Path compile(String name, Path folder) {
    Path source = Repository.copyResource(name + ".c", folder);
    Path program = folder.resolve(name);
    Command.of("gcc", "-O1", "-w", "-pthread", "-o", program.toString(), source.toString()).runOk();
    return program;
  }
}
