package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.ring.EventRing;
import io.jtrace.scap.ScapReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The captures of one command line: opens each source, builds the pipeline, runs it to its end. */
final class CaptureRun {
  private static final int RING_SLOTS = 64;
  private static final long NANOS = 1_000_000_000L;
  private final Job job;
  private final Console console;
  private final Options options;
  private final Stopper stopper;

  CaptureRun(Job job, Stopper stopper) {
    this.job = job;
    this.console = job.console();
    this.options = job.options();
    this.stopper = stopper;
  }

  /** Runs it and completes what is written; gives the exit code. */
  int run() throws UserError {
    int code;
    try {
      code = options.read.isLive() ? live() : files(options.read.files);
    } catch (UserError e) {
      endOutput(e);
      throw e;
    }
    if (job.output().isPresent()) {
      job.output().get().end();
    }
    return code;
  }

  /** The file is completed after a failure too; one that it causes itself comes first. */
  private void endOutput(UserError failure) throws UserError {
    if (job.output().isPresent() && job.output().get().isBegun()) {
      try {
        job.output().get().end();
      } catch (UserError e) {
        e.addSuppressed(failure);
        throw e;
      }
    }
  }

  /** Reads files one after another, each with fresh state. */
  private int files(List<String> files) throws UserError {
    int code = Main.OK;
    for (String file : files) {
      if (!stopper.isStopped() && !job.hasFailed()) {
        code |= file(file);
      }
    }
    return code;
  }

  private int file(String file) throws UserError {
    Assembly assembly = Assembly.of(job, file);
    try (ScapReader source = open(file)) {
      if (Checks.logs(options, "info")) {
        console.error("reading " + file);
      }
      Optional<Progress> progress = progress();
      int code = run(source, assembly, new FileWatch(source, progress, job));
      if (options.print.verbose) {
        assembly.remarks(source.rebuiltEnters()).forEach(console::error);
      }
      return code;
    } catch (CaptureException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** Asked for, or shown to whoever waits for a copy at a terminal. */
  private Optional<Progress> progress() {
    boolean copies = options.write.isWanted();
    if (!options.read.progress && !copies) {
      return Optional.empty();
    }
    boolean terminal = Terminal.showsErrors();
    return options.read.progress || terminal
        ? Optional.of(new Progress(console, terminal))
        : Optional.empty();
  }

  private ScapReader open(String file) throws CaptureException {
    if (file.equals("-")) {
      return new ScapReader(new FileInputStream(FileDescriptor.in));
    }
    Path path = Path.of(file);
    return options.read.follow
        ? ScapReader.following(path, new FileWriters(path))
        : new ScapReader(path);
  }

  /** Captures from the machine until a signal, a limit, or a failure. */
  private int live() throws UserError {
    Assembly assembly = Assembly.of(job, "");
    CaptureSettings settings =
        new CaptureSettings(
            assembly.snaplen(),
            Amounts.buffer(options.live.buffer),
            LiveStart.target(options),
            assembly.interest());
    if (job.output().isPresent()) {
      job.output().get().check();
    }
    LiveStart start = LiveStart.open(options.live.source, settings);
    try (CaptureSource source = start.source()) {
      announce(start);
      int code = run(source, assembly, new LiveWatch(source, job, options.read.seconds() * NANOS));
      new LossReport(console).atEnd(source.losses());
      return code == Main.OK ? source.commandExit().orElse(code) : code;
    }
  }

  /** A command has standard error for itself, unless more was asked for. */
  private void announce(LiveStart start) {
    boolean command = !options.command.isEmpty();
    String end = command ? "its end ends it" : "Ctrl-C ends it";
    String source = start.name() + (options.print.verbose ? ": " + start.why() : "");
    if (options.write.isWanted() && (!command || options.print.verbose)) {
      console.error("capturing to " + options.write.file + " (" + source + "); " + end);
    } else if (options.print.verbose) {
      console.error("capturing (" + source + "); " + end);
    }
    if (options.live.pageFaults) {
      console.error("--page-faults: this source does not record page faults");
    }
  }

  private int run(CaptureSource source, Assembly assembly, Watch watch) throws UserError {
    long startedNanos = System.nanoTime();
    stopper.onStop(source::interrupt);
    try {
      new EventRing(source, RING_SLOTS).run(new WatchedHandler(assembly.handler(), job, watch));
    } catch (CaptureException e) {
      assembly.end();
      throw new UserError(e.getMessage(), e);
    } finally {
      watch.end();
      stopper.onStop(() -> {});
    }
    int code = assembly.end();
    if (options.print.verbose) {
      long elapsedNanos = System.nanoTime() - startedNanos;
      assembly.statistics().print(console, source.losses(), elapsedNanos);
    }
    return code;
  }
}
