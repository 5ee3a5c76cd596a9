package io.jtrace.cli;

import io.jtrace.event.EventRange;
import io.jtrace.event.Snapshot;
import io.jtrace.ring.RangeHandler;
import java.util.List;

/** Hands ranges on, takes users out of them if they are unwanted, and ends when writing fails. */
final class WatchedHandler implements RangeHandler {
  private final RangeHandler handler;
  private final Job job;
  private final Watch watch;

  WatchedHandler(RangeHandler handler, Job job, Watch watch) {
    this.handler = handler;
    this.job = job;
    this.watch = watch;
  }

  @Override
  public boolean handle(EventRange range) {
    if (job.options().read.withoutUsers && range.section().isPresent()) {
      range.section(withoutUsers(range.section().get()));
    }
    boolean more = handler.handle(range) && !job.hasFailed();
    watch.handled();
    return more;
  }

  private static Snapshot withoutUsers(Snapshot all) {
    return new Snapshot(all.machine(), all.processes(), all.interfaces(), List.of(), List.of());
  }

  @Override
  public void idle() {
    job.console().flush();
    watch.idle();
  }
}
