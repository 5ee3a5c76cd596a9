/**
 * Tracing one command without privileges. The seams it needs ({@code CaptureSource}, the raw record)
 * exist; its first class comes with {@code jtrace -- command}.
 */
package io.jtrace.ptrace;
