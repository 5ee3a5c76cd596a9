package io.jtrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the file of a command as a shell does, with a shell's exit codes where there is none. */
final class CommandFile {
  private static final int NOT_FOUND = 127;
  private static final int NOT_EXECUTABLE = 126;

  private CommandFile() {}

  /** The file to execute for a command's first word, given the folders to search. */
  static Path find(String word, String searchPath) throws UserError {
    if (word.contains("/")) {
      return executable(word, Path.of(word));
    }
    Path unusable = null;
    for (String folder : searchPath.split(":", -1)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(word);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file.toAbsolutePath();
      }
      unusable = Files.isRegularFile(file) ? file : unusable;
    }
    if (unusable != null) {
      return executable(word, unusable);
    }
    throw new UserError(word + ": command not found", NOT_FOUND);
  }

  private static Path executable(String word, Path file) throws UserError {
    if (!Files.exists(file)) {
      throw new UserError(word + ": no such file", NOT_FOUND);
    }
    if (Files.isDirectory(file)) {
      throw new UserError(word + ": is a directory", NOT_EXECUTABLE);
    }
    if (!Files.isExecutable(file)) {
      throw new UserError(word + ": permission denied", NOT_EXECUTABLE);
    }
    return file.toAbsolutePath();
  }
}
