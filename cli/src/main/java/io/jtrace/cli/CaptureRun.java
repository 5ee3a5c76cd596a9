package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.LiveSources;
import io.jtrace.capture.Losses;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.ring.EventRing;
import io.jtrace.ring.RangeHandler;
import io.jtrace.scap.ScapReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** One capture, live or from files: opens the source, builds the pipeline, runs it to its end. */
final class CaptureRun {
  private static final int RING_SLOTS = 64;
  private static final long NANOS = 1_000_000_000L;
  private final Console console;
  private final Stopper stopper;
  private final EventSchema schema;
  private final Options options;
  private final NextRun next;

  CaptureRun(Console console, Stopper stopper, EventSchema schema, Options options, NextRun next) {
    this.console = console;
    this.stopper = stopper;
    this.schema = schema;
    this.options = options;
    this.next = next;
  }

  /** Reads files one after another, each with fresh state. */
  int files(List<String> files) throws UserError {
    int code = Main.OK;
    for (String file : files) {
      Assembly assembly = Assembly.of(console, schema, options, file, next);
      try (ScapReader source = open(file)) {
        code |= run(source, assembly, () -> 0L);
        if (options.verbose) {
          assembly.remarks(source.rebuiltEnters()).forEach(console::error);
        }
      } catch (CaptureException e) {
        throw new UserError(e.getMessage(), e);
      }
    }
    return code;
  }

  private static ScapReader open(String file) throws CaptureException {
    return file.equals("-")
        ? new ScapReader(new FileInputStream(FileDescriptor.in))
        : new ScapReader(Path.of(file));
  }

  /** Captures from the machine until a signal, a limit, or a failure. */
  int live() throws UserError {
    Assembly assembly = Assembly.of(console, schema, options, "", next);
    LiveSources provider =
        ServiceLoader.load(LiveSources.class)
            .findFirst()
            .orElseThrow(() -> new UserError("this build has no live source; -r FILE still works"));
    CaptureSettings settings =
        new CaptureSettings(assembly.snaplen(), CaptureSettings.DEFAULT_BUFFER_BYTES);
    assembly.checkWritable();
    try (CaptureSource source = provider.open(settings)) {
      long started = System.nanoTime();
      announce(provider.name());
      int code = run(source, assembly, () -> System.nanoTime() - started);
      report(source.losses());
      return code;
    } catch (CaptureException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private void announce(String source) {
    if (options.writeFile != null) {
      console.error("capturing to " + options.writeFile + " (" + source + "); Ctrl-C ends it");
    } else if (options.verbose) {
      console.error("capturing (" + source + "); Ctrl-C ends it");
    }
  }

  private void report(Losses losses) {
    if (losses.events() > 0) {
      console.error(
          "lost "
              + losses.events()
              + " of "
              + losses.seen()
              + " events (ring full "
              + losses.ringFull()
              + ", undecoded "
              + losses.undecoded()
              + ")");
    }
  }

  private int run(CaptureSource source, Assembly assembly, Clock clock) throws UserError {
    stopper.onStop(source::stop);
    long deadlineNanos = options.seconds == null ? Long.MAX_VALUE : options.seconds * NANOS;
    RangeHandler handler = assembly.handler();
    try {
      new EventRing(source, RING_SLOTS)
          .run(
              new RangeHandler() {
                @Override
                public boolean handle(EventRange range) {
                  return handler.handle(range) && !assembly.hasFailed();
                }

                @Override
                public void idle() {
                  console.flush();
                  if (clock.elapsedNanos() >= deadlineNanos) {
                    source.stop();
                  }
                }
              });
    } catch (CaptureException e) {
      assembly.end();
      throw new UserError(e.getMessage(), e);
    } finally {
      stopper.onStop(() -> {});
    }
    return assembly.end();
  }

  /** Time since the capture began; files have none. */
  private interface Clock {
    long elapsedNanos();
  }
}
