package io.jtrace.cli;

import java.util.Locale;

/** How much of a file is done, on standard error: a percentage, or a bar on a terminal. */
final class Progress {
  private static final double STEP = 0.1;
  private static final int BAR = 40;
  private final Console console;
  private final boolean bar;
  private double shown;
  private int width;

  Progress(Console console, boolean bar) {
    this.console = console;
    this.bar = bar;
  }

  /** Shows the percentage if it has changed enough to be worth it. */
  void at(double percent) {
    // The reader runs ahead: it is done when end() says so.
    if (percent - shown > STEP && percent < 100) {
      shown = percent;
      show(percent);
    }
  }

  /** The file is done, whether wholly or not. */
  void end() {
    if (bar) {
      show(100);
    } else {
      clear();
      console.errorText("\r100.00");
    }
    console.errorText("\n");
  }

  private void show(double percent) {
    String text = String.format(Locale.ROOT, "%.2f", percent);
    clear();
    console.errorText(bar ? drawn(text, percent) : text);
    width = text.length();
  }

  private void clear() {
    console.errorText(bar ? "\r" : "\r" + " ".repeat(width) + "\r");
  }

  private static String drawn(String text, double percent) {
    int filled = (int) (Math.min(100, percent) * BAR / 100);
    return "["
        + "#".repeat(filled)
        + ".".repeat(BAR - filled)
        + "] "
        + " ".repeat(6 - text.length())
        + text
        + " %";
  }
}
