package io.jtrace.state;

/**
 * One control group a thread is in.
 *
 * @param subsystem such as {@code cpu}
 * @param path such as {@code /user.slice}
 */
public record Cgroup(String subsystem, String path) {}
