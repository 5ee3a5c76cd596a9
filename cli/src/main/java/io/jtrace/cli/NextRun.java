package io.jtrace.cli;

import java.util.ArrayList;
import java.util.List;

/** The command line a chisel asked to be run once its own run is over; the last one wins. */
final class NextRun {
  private String commandLine = "";

  void set(String wanted) {
    commandLine = wanted;
  }

  boolean isWanted() {
    return !commandLine.isBlank();
  }

  /** Its words, split at blanks; quotation marks hold a word together. */
  String[] words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (char c : commandLine.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words.toArray(String[]::new);
  }
}
