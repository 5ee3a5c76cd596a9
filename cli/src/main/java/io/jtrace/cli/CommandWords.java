package io.jtrace.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Brings the words of a command line into the form that picocli reads as getopt would, and takes the
 * command behind {@code --} away from it.
 */
record CommandWords(String[] options, List<String> command) {
  private static final String END = "--";

  /** Splits at the first {@code --}. */
  static CommandWords of(String[] args, Predicate<String> takesValue) {
    int end = Arrays.asList(args).indexOf(END);
    String[] front = end < 0 ? args : Arrays.copyOf(args, end);
    List<String> rest =
        end < 0 ? List.of() : List.of(Arrays.copyOfRange(args, end + 1, args.length));
    return new CommandWords(tidied(front, takesValue), rest);
  }

  /**
   * An optional value sticks to its option; picocli would take the next word for it. An empty word
   * is an empty filter, which picocli cannot look up as an option; it stays as the value of one.
   */
  private static String[] tidied(String[] args, Predicate<String> takesValue) {
    List<String> words = new ArrayList<>(args.length);
    String last = "";
    for (String word : args) {
      boolean value = takesValue.test(last);
      last = word;
      if (word.isEmpty() && !value) {
        continue;
      }
      words.add(word.startsWith("-B") || word.startsWith("--bpf=") ? "-B" : word);
    }
    return words.toArray(String[]::new);
  }
}
