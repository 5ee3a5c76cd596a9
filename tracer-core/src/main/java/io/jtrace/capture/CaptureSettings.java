package io.jtrace.capture;

/**
 * What a live source is asked to do.
 *
 * @param snaplen bytes of a data buffer kept an event
 * @param bufferBytes size of the kernel's ring, a power of two; {@link #AUTOMATIC} for what suits the
 *     machine's memory
 * @param target whose calls are taken
 * @param interest what the kernel may leave out
 */
public record CaptureSettings(int snaplen, int bufferBytes, Target target, Interest interest) {
  /** Bytes of a buffer kept unless asked otherwise, as sysdig keeps. */
  public static final int DEFAULT_SNAPLEN = 80;

  /** As size of the kernel's ring: chosen by the source. */
  public static final int AUTOMATIC = 0;

  /** The largest ring. */
  public static final int MOST_BUFFER_BYTES = 1 << 29;

  /** The defaults. */
  public static final CaptureSettings DEFAULTS = new CaptureSettings(DEFAULT_SNAPLEN, AUTOMATIC);

  /**
   * Checks the sizes.
   *
   * @param snaplen bytes of a data buffer
   * @param bufferBytes size of the ring
   * @param target whose calls are taken
   * @param interest what the kernel may leave out
   * @throws IllegalArgumentException if the ring is no power of two from 4096 bytes to {@link
   *     #MOST_BUFFER_BYTES}
   */
  public CaptureSettings {
    boolean fits = bufferBytes >= 4096 && bufferBytes <= MOST_BUFFER_BYTES;
    if (bufferBytes != AUTOMATIC && !(fits && Integer.bitCount(bufferBytes) == 1)) {
      throw new IllegalArgumentException(
          "a ring takes a power of two of at least 4096 bytes and at most "
              + MOST_BUFFER_BYTES
              + ", not "
              + bufferBytes);
    }
  }

  /**
   * For everything a target does.
   *
   * @param snaplen bytes of a data buffer
   * @param bufferBytes size of the ring
   * @param target whose calls are taken
   */
  public CaptureSettings(int snaplen, int bufferBytes, Target target) {
    this(snaplen, bufferBytes, target, Interest.ALL);
  }

  /**
   * For the whole machine.
   *
   * @param snaplen bytes of a data buffer
   * @param bufferBytes size of the ring
   */
  public CaptureSettings(int snaplen, int bufferBytes) {
    this(snaplen, bufferBytes, new Target.Machine());
  }
}
