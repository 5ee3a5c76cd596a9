package io.jtrace.cli;

import io.jtrace.scap.ScapReader;
import java.util.Optional;

/** Beside reading a file: how much of it is done. */
record FileWatch(ScapReader source, Optional<Progress> progress) implements Watch {
  @Override
  public void handled() {
    if (progress.isPresent()) {
      progress.get().at(source.percentRead());
    }
  }

  @Override
  public void idle() {}

  @Override
  public void end() {
    progress.ifPresent(Progress::end);
  }
}
