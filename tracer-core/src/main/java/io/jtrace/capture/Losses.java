package io.jtrace.capture;

/**
 * Events lost, by cause, and what was offered.
 *
 * @param seen records offered, the lost ones included
 * @param ringFull records refused because the kernel's ring was full
 * @param cut strings or buffers cut
 * @param faults memory that could not be read
 * @param undecoded records that could not be made into events
 */
public record Losses(long seen, long ringFull, long cut, long faults, long undecoded) {
  /** Nothing lost. */
  public static final Losses NONE = new Losses(0, 0, 0, 0, 0);

  /**
   * Whole events lost.
   *
   * @return sum over the causes that lose an event
   */
  public long events() {
    return ringFull + undecoded;
  }
}
