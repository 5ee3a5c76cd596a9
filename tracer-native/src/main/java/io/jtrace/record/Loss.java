package io.jtrace.record;

/**
 * What one CPU lost for one cause in an interval.
 *
 * @param cause why
 * @param cpu CPU number
 * @param count events for {@link Cause#RING_FULL}, else parts of events
 * @param fromNanos time of the first, or a time shortly before it; ns of the boot time clock
 * @param untilNanos time of the last, or a time shortly after it; ns of the boot time clock
 */
public record Loss(Cause cause, int cpu, long count, long fromNanos, long untilNanos) {
  /** Why something was lost. */
  public enum Cause {
    /** The kernel's ring had no room: whole events are missing. */
    RING_FULL("ring full"),
    /** A text or list was longer than what is kept of it. */
    CUT("string cut"),
    /** Memory of a program could not be read. */
    UNREADABLE("memory unreadable");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /**
     * The cause in capture files.
     *
     * @return two words
     */
    public String text() {
      return text;
    }
  }
}
