/**
 * The seam between where events come from and everything behind it: sources, their settings, their
 * losses by cause, and why a source may not be available on this machine.
 */
package io.jtrace.capture;
