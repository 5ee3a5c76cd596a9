package io.jtrace.cli.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The examples of a Markdown page that promise an output.
 *
 * <pre>
 *   &lt;!-- test: offline --&gt;        or: kernel, for what needs root and a live capture
 *   ```console
 *   $ ./jtrace --version
 *   jtrace 0.…                    … stands for any text within a line,
 *   …                             and alone on a line for any lines
 *   ```
 * </pre>
 *
 * A {@code console} block without the comment is not run.
 */
record ConsoleBlocks(List<Block> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^<!-- test: (\\w+) -->\\R```console\\R(.*?)^```");

  static ConsoleBlocks of(String page) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), steps(matcher.group(2))));
    }
    return new ConsoleBlocks(List.copyOf(blocks));
  }

  private static List<Step> steps(String text) {
    List<Step> steps = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (steps.isEmpty()) {
        throw new AssertionError("output before the first '$ ' in: " + text);
      } else {
        steps.get(steps.size() - 1).expected().add(line);
      }
    }
    return steps;
  }

  /** One example; {@code kind} is what its comment says. */
  record Block(String kind, List<Step> steps) {}

  /** One command and the lines it promises, standard output and error together. */
  record Step(String command, List<String> expected) {
    boolean matches(String output) {
      StringBuilder regex = new StringBuilder();
      for (String line : expected) {
        regex.append(line.equals("…") ? "(.*\n)*?" : words(line) + "[ \t]*\n");
      }
      return Pattern.matches(regex.toString(), output.stripTrailing() + "\n");
    }

    private static String words(String line) {
      return Arrays.stream(line.stripTrailing().split("…", -1))
          .map(Step::digitsAsAny)
          .collect(Collectors.joining(".*"));
    }

    /** Times, numbers and ids differ from run to run: any digits stand for any digits. */
    private static String digitsAsAny(String text) {
      return Arrays.stream(text.split("\\d+", -1))
          .map(Pattern::quote)
          .collect(Collectors.joining("\\d+"));
    }
  }
}
