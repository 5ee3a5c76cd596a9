package io.jtrace.cli.e2e;

import java.util.List;

/** Compares outputs of many lines, and shows the first that differ instead of all. */
final class Lines {
  private Lines() {}

  static void assertSame(List<String> wanted, List<String> got) {
    int common = Math.min(wanted.size(), got.size());
    for (int i = 0; i < common; i++) {
      if (!wanted.get(i).equals(got.get(i))) {
        throw new AssertionError(
            "line " + (i + 1) + "\nwanted: " + wanted.get(i) + "\n   got: " + got.get(i));
      }
    }
    if (wanted.size() != got.size()) {
      List<String> longer = wanted.size() > common ? wanted : got;
      throw new AssertionError(
          "wanted "
              + wanted.size()
              + " lines, got "
              + got.size()
              + "; then: "
              + longer.get(common));
    }
  }
}
