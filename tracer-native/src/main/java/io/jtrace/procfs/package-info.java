/**
 * The machine at the start of a capture, read from procfs: threads, descriptors, sockets by network
 * namespace, accounts, interfaces. What vanishes while it is read is left out.
 */
package io.jtrace.procfs;
