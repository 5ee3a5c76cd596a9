/**
 * The encoded event, its view and its schema: what every other room speaks of.
 *
 * <p>An event has one form, in memory, in the ring and in the file: the event block of a capture
 * file. {@link io.jtrace.event.EventLayout} draws it, {@link io.jtrace.event.Event} reads it,
 * {@link io.jtrace.event.EventEncoder} writes it, {@link io.jtrace.event.EventSchema} says what its
 * parameters mean. The machine as it was when a capture began ({@link io.jtrace.event.Snapshot})
 * lives here too, because capture files, the live source and the state engine all hand it on. This
 * room depends on no other.
 */
package io.jtrace.event;
