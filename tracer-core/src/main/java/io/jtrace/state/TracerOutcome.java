package io.jtrace.state;

/** What reading a tracer came to. */
enum TracerOutcome {
  /** It is a tracer. */
  WHOLE,
  /** It may be the beginning of one. */
  PART,
  /** It is none. */
  BROKEN
}
