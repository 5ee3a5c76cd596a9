package io.jtrace.scap;

import io.jtrace.event.EventRange;
import java.util.Optional;

/**
 * Gives the captures of the newest tracers their enters back. Those tracers record only exits, to
 * which they append what the enter would have told. A made enter stands directly before its exit,
 * with its time, thread and CPU, in a block with {@link
 * io.jtrace.event.EventLayout#FLAG_REBUILT}; the exit stays as it is. Enters that the file has are
 * kept, and nothing is made for an exit that follows its own.
 *
 * <p>A section is left alone, at no cost, until an exit in it carries parameters of its enter.
 */
final class RebuiltEnters {
  private boolean classic = true;
  private boolean isBeginning = true;
  private Optional<EnterInsertion> insertion = Optional.empty();

  /** Enters made so far. */
  long count() {
    return insertion.map(EnterInsertion::count).orElse(0L);
  }

  /**
   * Completes a range.
   *
   * @param marked whether one of its exits carries parameters of its enter
   */
  void complete(EventRange range, boolean marked) {
    if (range.section().isPresent()) {
      classic = true;
      isBeginning = true;
    }
    if (classic && !marked) {
      isBeginning &= range.length() == 0;
      return;
    }
    EnterInsertion current = insertion.orElseGet(EnterInsertion::new);
    insertion = Optional.of(current);
    if (classic) {
      current.begin(range, isBeginning);
      classic = false;
    }
    current.complete(range);
  }
}
