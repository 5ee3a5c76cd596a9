package io.jtrace.event;

/**
 * One group.
 *
 * @param gid group id
 * @param name group name
 */
public record GroupEntry(long gid, String name) {}
