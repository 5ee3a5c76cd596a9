package io.jtrace.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code strace -f -e raw=all -o FILE} wrote: per thread the calls that returned, in order.
 *
 * <pre>
 *   25289 openat(0xffffff9c, 0x7f0292d130b1, 0x80000, 0) = 0x3
 *   25289 access(0x7f0292d142a0, 0x4)       = -1 ENOENT (No such file or directory)
 *   25290 execve(0x5560297e7dd8, 0x5560297e7b68 &lt;unfinished ...&gt;
 *   25290 &lt;... execve resumed&gt;)             = 0
 *   25290 exit_group(0)                     = ?
 * </pre>
 */
final class StraceLog {
  private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(.*\\) += (.*)");
  private static final Pattern RESUMED =
      Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.*\\) += (.*)");
  private static final Pattern SILENT =
      Pattern.compile("(\\d+) +(---.*---|\\+\\+\\+.*\\+\\+\\+|.*<unfinished \\.\\.\\.>)");
  private final Map<Long, List<Call>> returned = new LinkedHashMap<>();
  private final Map<Long, String> cutShort = new HashMap<>();
  private final Map<String, Integer> errnos;

  private StraceLog(Map<String, Integer> errnos) {
    this.errnos = errnos;
  }

  /**
   * Reads a log.
   *
   * @param errnos number of each error name
   */
  static StraceLog read(Path file, Map<String, Integer> errnos) {
    StraceLog log = new StraceLog(errnos);
    try {
      Files.readAllLines(file).forEach(log::line);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls that returned, of each thread in the order of first appearance. */
  Map<Long, List<Call>> returned() {
    return returned;
  }

  /** The call in which a thread ended, by thread; strace knows no result of it. */
  Map<Long, String> cutShort() {
    return cutShort;
  }

  private void line(String line) {
    Matcher resumed = RESUMED.matcher(line);
    Matcher call = CALL.matcher(line);
    if (resumed.matches()) {
      add(resumed);
    } else if (call.matches()) {
      add(call);
    } else if (!SILENT.matcher(line).matches()) {
      throw new AssertionError("a line of strace that this test does not know: " + line);
    }
  }

  private void add(Matcher matcher) {
    long tid = Long.parseLong(matcher.group(1));
    String name = matcher.group(2);
    String result = matcher.group(3);
    if (result.equals("?")) {
      cutShort.put(tid, name);
    } else {
      returned.computeIfAbsent(tid, key -> new ArrayList<>()).add(new Call(name, number(result)));
    }
  }

  private String number(String result) {
    String[] words = result.split(" ");
    if (words.length > 1 && words[0].matches("-1|\\?")) {
      return Integer.toString(-errnos.get(words[1]));
    }
    return words[0].startsWith("0x")
        ? Long.toString(Long.parseUnsignedLong(words[0].substring(2), 16))
        : words[0];
  }
}
