package io.jtrace.chisel;

/**
 * The text of a script.
 *
 * @param name as a user names it, without folders and {@code .lua}
 * @param file file name for error positions
 * @param source its bytes; not to be changed
 */
public record ChiselScript(String name, String file, byte[] source) {}
