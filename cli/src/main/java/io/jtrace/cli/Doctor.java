package io.jtrace.cli;

import io.jtrace.capture.Finding;
import io.jtrace.capture.LiveSources;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** {@code jtrace doctor}: what of live capture works on this machine, why not, and what mends it. */
final class Doctor {
  /** The word that asks for it, alone on the command line. */
  static final String WORD = "doctor";

  private final Console console;

  Doctor(Console console) {
    this.console = console;
  }

  /** Prints the findings; fails unless every source works. */
  int run() {
    List<String> working = new ArrayList<>();
    int code = Main.OK;
    for (LiveSources source : ServiceLoader.load(LiveSources.class)) {
      console.printLine(source.name() + ":");
      boolean works = true;
      for (Finding finding : source.examine()) {
        print(finding);
        works &= finding.verdict() != Finding.Verdict.FAILS;
      }
      if (works) {
        working.add(source.name());
      } else {
        code = Main.FAILED;
      }
    }
    working.add("reading files (-r)");
    console.printLine("works here: " + String.join(", ", working));
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
