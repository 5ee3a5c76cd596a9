package io.jtrace.state;

/**
 * A span that has begun.
 *
 * @param text the tracer that began it
 * @param tid thread that wrote it
 * @param beginNanos when, ns since the epoch
 */
public record Span(TracerText text, long tid, long beginNanos) {}
