package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;

/** Brings the words of a command line into the form that picocli reads as getopt would. */
final class CommandWords {
  private CommandWords() {}

  /** An optional value sticks to its option; picocli would take the next word for it. */
  static String[] of(String[] args) {
    List<String> words = new ArrayList<>(args.length);
    boolean ended = false;
    for (String word : args) {
      ended |= word.equals("--");
      words.add(!ended && (word.startsWith("-B") || word.startsWith("--bpf=")) ? "-B" : word);
    }
    return words.toArray(String[]::new);
  }
}
