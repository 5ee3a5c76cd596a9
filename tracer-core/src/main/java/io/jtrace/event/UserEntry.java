package io.jtrace.event;

/**
 * One user account.
 *
 * @param uid user id
 * @param gid primary group id
 * @param name login name
 * @param homedir home directory
 * @param shell login shell
 */
public record UserEntry(long uid, long gid, String name, String homedir, String shell) {}
