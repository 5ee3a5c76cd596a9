/**
 * Chisels: scripts found by name, described, given arguments and fed with events. What language they
 * are written in is known to a {@link io.jtrace.chisel.ScriptEngine} alone.
 */
package io.jtrace.chisel;
