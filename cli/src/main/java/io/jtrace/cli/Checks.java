package io.jtrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Refuses what cannot be done before anything is opened. */
final class Checks {
  private static final List<String> LEVELS =
      List.of("fatal", "critical", "error", "warning", "notice", "info", "debug", "trace");

  private final Options options;

  Checks(Options options) {
    this.options = options;
  }

  void run() throws UserError {
    var gone = options.gone.refusal();
    if (gone.isPresent()) {
      throw new UserError(gone.get());
    }
    options.read.events();
    options.read.seconds();
    options.write.rotation();
    refuse(options.print.isFormatMissing(), "empty formatting token");
    refuse(!LEVELS.contains(options.print.logLevel), "invalid log level " + options.print.logLevel);
    refuse(options.words.isEmpty() && options.write.filterProcesses, NO_FILTER);
    for (String file : options.read.files) {
      refuse(isOutput(Path.of(file)), "cannot write " + file + ": it is read at the same time");
    }
    boolean live = options.read.isLive();
    refuse(!live && !options.live.pids.isEmpty(), "--pid captures; it cannot be used with -r");
    refuse(!live && options.live.source != null, "--source captures; it cannot be used with -r");
    refuse(
        !options.command.isEmpty() && !options.live.pids.isEmpty(),
        "either a command or --pid, not both");
    if (live) {
      live();
    }
  }

  private static final String NO_FILTER = "you must specify a filter if you use --filter-proclist.";

  private boolean isOutput(Path file) {
    try {
      return options.write.isWanted()
          && Files.isRegularFile(file)
          && Files.exists(options.write.file)
          && Files.isSameFile(file, options.write.file);
    } catch (IOException e) {
      // Whoever opens it will say what is wrong with it.
      return false;
    }
  }

  private void live() throws UserError {
    refuse(options.read.progress, "the -P flag cannot be used with live captures.");
    refuse(options.write.filterProcesses, "--filter-proclist not supported with live captures.");
    refuse(options.read.follow, "--follow needs a file to read (-r).");
    refuse(options.live.tracers, "tracers are deprecated: -T is taken with -r only");
    if (options.live.snaplen != null) {
      Amounts.snaplen(options.live.snaplen);
    }
    Amounts.buffer(options.live.buffer);
  }

  private static void refuse(boolean wrong, String why) throws UserError {
    if (wrong) {
      throw new UserError(why);
    }
  }

  /** Whether messages of this level are wanted. */
  static boolean logs(Options options, String level) {
    return LEVELS.indexOf(level) <= LEVELS.indexOf(options.print.logLevel);
  }
}
