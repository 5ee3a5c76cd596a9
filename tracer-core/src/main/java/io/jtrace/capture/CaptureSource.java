package io.jtrace.capture;

import io.jtrace.event.EventRange;
import java.util.OptionalInt;

/**
 * Where events come from. {@link #fill} and {@link #close} are called by one capture thread, {@link
 * #stop} and {@link #losses} by any. For files, live probes and tests alike; test with prepared
 * ranges.
 */
public interface CaptureSource extends AutoCloseable {
  /** What {@link #fill} found. */
  enum Outcome {
    /** The range holds events, a section, or both. */
    FILLED,
    /** Nothing came in time; call again. Not an error. */
    IDLE,
    /** The source is at its end. */
    END
  }

  /**
   * Fills an empty range. The first filled range of a capture carries its section (the state of the
   * machine). Waits a short, bounded time when nothing is there.
   *
   * @param range cleared by the caller
   * @return what was found
   * @throws CaptureException if the source cannot go on; events filled before stay valid
   */
  Outcome fill(EventRange range) throws CaptureException;

  /**
   * How the command ended that this source has started; waits for its end if it still runs.
   *
   * @return its exit code, 128 and the signal if one ended it; empty without a command
   */
  default OptionalInt commandExit() {
    return OptionalInt.empty();
  }

  /** The user wants the end: like {@link #stop}, but a command is asked to end and recorded until then. */
  default void interrupt() {
    stop();
  }

  /** Asks the source to hand over what it already holds and then to end. */
  void stop();

  /**
   * Events lost so far, by cause.
   *
   * @return a snapshot of the counters
   */
  Losses losses();

  /** Frees what the source holds; after {@link Outcome#END} or a failure. */
  @Override
  void close();
}
