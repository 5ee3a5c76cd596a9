/**
 * The command: arguments, console, exit codes. The only code that prints, reads arguments or exits.
 */
package io.jtrace.cli;
