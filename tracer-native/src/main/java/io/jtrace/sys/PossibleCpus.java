package io.jtrace.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPUs the kernel may ever use, from a list of ranges such as {@code 0-3,8}. */
final class PossibleCpus {
  private static final Path LIST = Path.of("/sys/devices/system/cpu/possible");

  private PossibleCpus() {}

  static int count() {
    try {
      return count(Files.readString(LIST).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIST, e);
    }
  }

  static int count(String ranges) {
    int count = 0;
    for (String range : ranges.split(",")) {
      int dash = range.indexOf('-');
      count +=
          dash < 0
              ? 1
              : Integer.parseInt(range.substring(dash + 1))
                  - Integer.parseInt(range.substring(0, dash))
                  + 1;
    }
    return count;
  }
}
