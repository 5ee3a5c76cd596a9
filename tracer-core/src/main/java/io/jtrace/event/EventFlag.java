package io.jtrace.event;

/** Properties of an event type; the names are the event table's. */
public enum EventFlag {
  /** The exit returns a new file descriptor. */
  CREATES_FD,
  /** The call closes its file descriptor. */
  DESTROYS_FD,
  /** The call works on the file descriptor in parameter 0 of its enter. */
  USES_FD,
  /** Data is read from the descriptor. */
  READS_FROM_FD,
  /** Data is written to the descriptor. */
  WRITES_TO_FD,
  /** The event changes the state of threads or descriptors. */
  MODIFIES_STATE,
  /** Never produced. */
  UNUSED,
  /** The call may wait. */
  WAITS,
  /** The event belongs to no thread. */
  SKIPPARSERESET,
  /** A newer version of this type exists. */
  OLD_VERSION,
  /** Left out by consumers that want less. */
  DROP_SIMPLE_CONS,
  /** Parameter lengths are 32 bits wide. */
  LARGE_PAYLOAD,
  /** Converted by newer readers. */
  CONVERTER_MANAGED
}
