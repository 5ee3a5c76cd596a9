package io.jtrace.chisel;

/**
 * One argument a chisel declares.
 *
 * @param name handed to {@code on_set_arg}
 * @param description shown by {@code -i}
 * @param type free text; only {@code filter} changes how words are taken
 * @param optional whether it may be left out
 */
public record ChiselArgument(String name, String description, String type, boolean optional) {}
