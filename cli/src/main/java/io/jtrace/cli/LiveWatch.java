package io.jtrace.cli;

import io.jtrace.capture.CaptureSource;

/**
 * Beside a live capture: its end by the clock, and the file, which others may read while it grows
 * and which shall be worth something if the machine dies.
 */
final class LiveWatch implements Watch {
  private static final long FLUSH_NANOS = 1_000_000_000L;
  private final LossReport losses;
  private final CaptureSource source;
  private final Job job;
  private final long startedNanos = System.nanoTime();
  private final long limitNanos;
  private long flushedNanos = startedNanos;

  /** The limit is 0 for none. */
  LiveWatch(CaptureSource source, Job job, long limitNanos) {
    this.source = source;
    this.job = job;
    this.limitNanos = limitNanos;
    this.losses = new LossReport(job.console());
  }

  @Override
  public void handled() {
    long now = System.nanoTime();
    if (now - flushedNanos > FLUSH_NANOS) {
      flushedNanos = now;
      job.output().ifPresent(OutputFile::flush);
      losses.soFar(source.losses());
    }
  }

  @Override
  public void idle() {
    handled();
    if (limitNanos > 0 && System.nanoTime() - startedNanos >= limitNanos) {
      source.stop();
    }
  }

  @Override
  public void end() {}
}
