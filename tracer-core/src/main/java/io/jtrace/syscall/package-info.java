/**
 * What a kernel calls things: system call numbers and names by ABI, errno, signals, flag names.
 *
 * <p>All of it is data: resource tables, each of which names its source in its first line.
 */
package io.jtrace.syscall;
