/**
 * The way of an event, and the only place that puts the rooms together.
 *
 * <pre>
 *   CaptureSource ─► EventRing ─► StateEngine ─► filter ─► sinks
 *   capture thread              one consumer thread
 * </pre>
 *
 * <ol>
 *   <li>One event format: an event is the same bytes in the ring, in memory and in the file.
 *   <li>The state sees every event, the filter comes after.
 *   <li>One writer: state, filter and sinks run on the consumer thread; there are no locks and no
 *       wall clock, time is the event's.
 *   <li>An event is a view, valid during the callback; who keeps it copies it.
 *   <li>Every loss is counted by cause and reaches the user.
 * </ol>
 */
package io.jtrace.pipeline;
