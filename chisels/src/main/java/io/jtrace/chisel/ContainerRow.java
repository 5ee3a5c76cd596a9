package io.jtrace.chisel;

/**
 * One container, as {@code sysdig.get_container_table} shows it.
 *
 * @param id first 12 characters of its id
 * @param name its name, empty if unknown
 * @param image its image, empty if unknown
 * @param type the word for its engine, such as {@code docker}
 */
public record ContainerRow(String id, String name, String image, String type) {}
