/**
 * What is known of the machine at each event: threads, descriptors, users, interfaces, containers.
 *
 * <p>{@link io.jtrace.state.StateEngine} is told of every event; one small updater a family of calls
 * does the changing, found in a table by event type. Time is the event's, and nothing is ever asked
 * of the machine that reads a file. The rules are those that sysdig 0.29.3 shows in its output.
 */
package io.jtrace.state;
