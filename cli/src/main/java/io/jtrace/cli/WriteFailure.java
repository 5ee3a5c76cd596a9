package io.jtrace.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be written, in words. */
final class WriteFailure {
  private WriteFailure() {}

  static String reason(Path file, IOException failure) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = failure.getMessage();
    return message == null ? "input/output error" : message.replaceFirst("^.*: ", "");
  }
}
