package io.jtrace.cli;

import io.jtrace.capture.Finding;
import io.jtrace.capture.LiveSources;
import java.util.ServiceLoader;

/** {@code jtrace doctor}: what of live capture works on this machine, why not, and what mends it. */
final class Doctor {
  /** The word that asks for it, alone on the command line. */
  static final String WORD = "doctor";

  private final Console console;

  Doctor(Console console) {
    this.console = console;
  }

  /** Prints the findings; fails if there is no source, or one that does not work. */
  int run() {
    int code = Main.FAILED;
    for (LiveSources source : ServiceLoader.load(LiveSources.class)) {
      boolean works = true;
      console.printLine(source.name() + ":");
      for (Finding finding : source.examine()) {
        print(finding);
        works &= finding.verdict() != Finding.Verdict.FAILS;
      }
      code = works ? Main.OK : code;
    }
    console.printLine(
        code == Main.OK
            ? "Live capture works."
            : "Live capture does not work; -r FILE still does.");
    return code;
  }

  private void print(Finding finding) {
    String mark =
        switch (finding.verdict()) {
          case WORKS -> "ok   ";
          case LACKS -> "lacks";
          case FAILS -> "FAILS";
        };
    console.printLine("  " + mark + "  " + finding.subject() + ": " + finding.detail());
    if (!finding.remedy().isEmpty()) {
      console.printLine("         to mend it: " + finding.remedy());
    }
  }
}
