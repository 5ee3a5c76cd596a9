package io.jtrace.scap;

/**
 * When a capture goes on in another file. Any of the first three may be 0, for never.
 *
 * @param bytes a file larger than this is followed by another one
 * @param seconds event time after which the next file begins
 * @param events events a file holds
 * @param files files kept before the oldest one is overwritten, 0 for all
 */
public record Rotation(long bytes, long seconds, long events, int files) {
  /** One file. */
  public static final Rotation NONE = new Rotation(0, 0, 0, 0);

  /**
   * Whether there is more than one file.
   *
   * @return false if no limit is set
   */
  public boolean isWanted() {
    return bytes > 0 || seconds > 0 || events > 0;
  }
}
