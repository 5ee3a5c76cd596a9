package io.jtrace.pipeline;

/**
 * When a capture ends by itself.
 *
 * @param events events that passed the filter, {@link Long#MAX_VALUE} for no limit
 * @param durationNanos event time from the first delivered event, {@link Long#MAX_VALUE} for no limit
 */
public record Limits(long events, long durationNanos) {
  /** No limit. */
  public static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
}
