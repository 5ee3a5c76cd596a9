/**
 * The machine as the events so far have made it: threads, their descriptors, users, interfaces,
 * containers.
 *
 * <p>{@link io.jtrace.state.StateEngine} sees every event, before and after the filter; one small
 * updater a family of calls knows what its events change and is found by event type id in a table.
 * Everything here runs on one thread and takes its time from the events. Texts are ISO-8859-1: one
 * character a byte.
 *
 * <p>A write to the null device may be a tracer: a program tells where spans of its work begin and
 * end. {@link io.jtrace.state.StateEngine#shown} then gives a tracer event in place of the write's
 * exit, for the filter and the sinks; what is recorded stays the write.
 */
package io.jtrace.state;
