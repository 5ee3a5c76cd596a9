package io.jtrace.scap;

/** How a capture file is packed; readers tell by its first bytes. */
public enum Compression {
  /** Not at all. */
  NONE,
  /** As one gzip stream, as {@code -z} asks. */
  GZIP
}
