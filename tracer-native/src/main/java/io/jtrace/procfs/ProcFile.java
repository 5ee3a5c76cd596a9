package io.jtrace.procfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reading of files that may vanish or be forbidden at any moment: what cannot be read is empty.
 * Texts are ISO-8859-1, one character a byte.
 */
final class ProcFile {
  private ProcFile() {}

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException vanished) {
      return "";
    }
  }

  static String link(Path file) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      return new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    } catch (IOException vanished) {
      return "";
    }
  }

  /** Names in a folder that are numbers, ascending. */
  static int[] numbers(Path folder) {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
          numbers.add(Integer.valueOf(name));
        }
      }
    } catch (IOException | DirectoryIteratorException vanished) {
      return IntStream.empty().toArray();
    }
    return numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** The number in the brackets of {@code socket:[123]}, or -1. */
  static long bracketed(String target) {
    int open = target.indexOf('[');
    int close = target.indexOf(']');
    try {
      return open < 0 || close < open ? -1 : Long.parseLong(target.substring(open + 1, close));
    } catch (NumberFormatException name) {
      return -1;
    }
  }
}
