package io.jtrace.cli;

import io.jtrace.scap.ScapReader;
import java.util.Optional;

/** Beside reading a file: how much of it is done; a copy that waits for its source is complete. */
record FileWatch(ScapReader source, Optional<Progress> progress, Job job) implements Watch {
  @Override
  public void handled() {
    if (progress.isPresent()) {
      progress.get().at(source.percentRead());
    }
  }

  @Override
  public void idle() {
    job.output().ifPresent(OutputFile::flush);
  }

  @Override
  public void end() {
    progress.ifPresent(Progress::end);
  }
}
