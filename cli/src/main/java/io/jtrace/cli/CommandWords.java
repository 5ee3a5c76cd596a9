package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Brings the words of a command line into the form that picocli reads as getopt would. */
final class CommandWords {
  private CommandWords() {}

  /**
   * An optional value sticks to its option; picocli would take the next word for it. An empty word
   * is an empty filter, which picocli cannot look up as an option; it stays as the value of one.
   */
  static String[] of(String[] args, Predicate<String> takesValue) {
    List<String> words = new ArrayList<>(args.length);
    boolean ended = false;
    String last = "";
    for (String word : args) {
      ended |= word.equals("--");
      boolean value = !ended && takesValue.test(last);
      last = word;
      if (word.isEmpty() && !value) {
        continue;
      }
      words.add(!ended && (word.startsWith("-B") || word.startsWith("--bpf=")) ? "-B" : word);
    }
    return words.toArray(String[]::new);
  }
}
