package io.jtrace.capture;

/**
 * What a live source is asked to do.
 *
 * @param snaplen bytes of a data buffer kept an event
 * @param bufferBytes size of the kernel's ring, a power of two
 * @param target whose calls are taken
 */
public record CaptureSettings(int snaplen, int bufferBytes, Target target) {
  /** Bytes of a buffer kept unless asked otherwise, as sysdig keeps. */
  public static final int DEFAULT_SNAPLEN = 80;

  /** Default size of the kernel's ring. */
  public static final int DEFAULT_BUFFER_BYTES = 64 << 20;

  /** The defaults. */
  public static final CaptureSettings DEFAULTS =
      new CaptureSettings(DEFAULT_SNAPLEN, DEFAULT_BUFFER_BYTES);

  /**
   * Checks the sizes.
   *
   * @param snaplen bytes of a data buffer
   * @param bufferBytes size of the ring
   * @param target whose calls are taken
   * @throws IllegalArgumentException if the ring is no power of two of at least 4096 bytes
   */
  public CaptureSettings {
    if (bufferBytes < 4096 || Integer.bitCount(bufferBytes) != 1) {
      throw new IllegalArgumentException(
          "a ring takes a power of two of at least 4096 bytes, not " + bufferBytes);
    }
  }

  /**
   * For the whole machine.
   *
   * @param snaplen bytes of a data buffer
   * @param bufferBytes size of the ring
   * @throws IllegalArgumentException if the ring is no power of two of at least 4096 bytes
   */
  public CaptureSettings(int snaplen, int bufferBytes) {
    this(snaplen, bufferBytes, new Target.Machine());
  }
}
