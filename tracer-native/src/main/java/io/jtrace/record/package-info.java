/**
 * Raw kernel records (number, arguments, captured memory) to encoded events. Both tracers make the
 * same records, and no kernel is needed to test this room.
 *
 * <p>What a call captures and which parameters its events carry is a row of {@code
 * syscalls-x86_64.tsv}: {@link io.jtrace.record.CaptureSpec} reads the capture words, {@code
 * ParamWords} binds the parameter words to small encoders, one class a subject.
 */
package io.jtrace.record;
