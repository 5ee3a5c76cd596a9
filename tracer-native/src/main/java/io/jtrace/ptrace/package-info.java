/**
 * Tracing of one command, or of running processes, without privileges: ptrace(2). One thread runs
 * the stop loop and makes of every stop the raw record that the eBPF probe makes, so that all
 * decoding is shared.
 */
package io.jtrace.ptrace;
