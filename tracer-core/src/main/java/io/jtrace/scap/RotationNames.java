package io.jtrace.scap;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Names of the files of one capture, as sysdig gives them: the name with a number behind it, or
 * with the date in it where it says so.
 *
 * <pre>
 *   events                 f0 f1 f2
 *   bytes                  f0 f1 f2, with a limit of 12 files f00 f01 f02
 *   seconds                f0 f1 f2, or the date for a name like f-%H:%M
 *   seconds and bytes      f00 f11 f22, or the date and the number
 * </pre>
 */
final class RotationNames {
  private final Path base;
  private final Rotation rotation;
  private final boolean dated;
  private final Deque<Path> kept = new ArrayDeque<>();
  private int index;

  RotationNames(Path base, Rotation rotation) {
    this.base = base;
    this.rotation = rotation;
    dated =
        rotation.seconds() > 0
            && rotation.events() == 0
            && base.getFileName() != null
            && base.getFileName().toString().contains("%");
  }

  /** Whether names depend on the events in the files. */
  boolean areDated() {
    return dated;
  }

  /** The next file's name, given when its first event happened. */
  Path next(long nanos) {
    if (!rotation.isWanted() || base.getFileName() == null) {
      return base;
    }
    String name = base.getFileName().toString();
    int number = rotation.files() > 0 ? index % rotation.files() : index;
    index++;
    return base.resolveSibling(
        rotation.events() > 0 ? name + number : (dated ? date(name, nanos) : name) + tail(number));
  }

  private String tail(int number) {
    String counter = dated || rotation.seconds() == 0 ? "" : Integer.toString(number);
    return rotation.bytes() == 0 ? counter : counter + padded(number);
  }

  private String padded(int number) {
    String digits = Integer.toString(number);
    int width = Integer.toString(rotation.files()).length();
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String date(String name, long nanos) {
    Instant instant = Instant.ofEpochSecond(0, nanos);
    return StrfTime.format(name, ZonedDateTime.ofInstant(instant, ZoneId.systemDefault()));
  }

  /** The file that is too many once this one is there; numbers are used again instead. */
  Optional<Path> surplus(Path added) {
    if (!dated || rotation.bytes() > 0 || rotation.files() == 0) {
      return Optional.empty();
    }
    kept.remove(added);
    kept.add(added);
    return kept.size() > rotation.files() ? Optional.of(kept.remove()) : Optional.empty();
  }
}
