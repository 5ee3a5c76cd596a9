/**
 * Capture files: read and written in the format of sysdig, Wireshark and Stratoshark.
 *
 * <h2>The file</h2>
 *
 * <p>A capture is a sequence of blocks, little-endian, plain or as one gzip stream. It begins with
 * a section header; the blocks of machine, interfaces, users, processes and descriptors follow in
 * any order, any of them may be missing; then events to the end. A second section header among the
 * events begins a concatenated capture with its own state.
 *
 * <pre>
 *   +----------+-----------+------------------+---------+-----------+
 *   | type u32 | total u32 | body             | pad 0-3 | total u32 |   total counts the whole block
 *   +----------+-----------+------------------+---------+-----------+
 *
 *   section header 0x0A0D0D0A:  magic 0x1A2B3C4D u32 | major u16 = 1 | minor u16 | length i64 | options
 *   machine        0x201                        {@code MachineLayout}
 *   interfaces     0x205, 0x219                 {@code InterfaceListLayout}
 *   users, groups  0x206, 0x220                 {@code UserListLayout}
 *   processes      0x202, 0x207, 0x209-0x215    {@code ProcessListLayout}
 *   descriptors    0x203, 0x218                 {@code FdListLayout}, one block a process
 *   events         0x204, 0x208                 {@code OldEvents}
 *                  0x216, 0x217, 0x221, 0x222   {@link io.jtrace.event.EventLayout}
 * </pre>
 *
 * <p>Numbers of the form {@code 0x80nnABCD} are the same blocks before their first release. Blocks
 * nobody knows are skipped. Texts are a u16 length and that many bytes, without a NUL.
 *
 * <h2>History</h2>
 *
 * <ul>
 *   <li>Minor 0 and 1: every change to a list gave its block a new number (processes v1 to v8).
 *       Events carry no number of parameters; it is what makes the lengths add up.
 *   <li>Minor 2: the numbers are frozen. Every list entry begins with its length, so that it can
 *       grow at its end; events carry their number of parameters.
 *   <li>The entry of a process grew in its middle once more after that: see {@code
 *       ProcessListLayout} for how the two tails are told apart.
 *   <li>From falcosecurity/libs 0.22 on most enters are gone and exits have the parameters of theirs
 *       appended. {@code RebuiltEnters} makes the enters again, from the table {@code enters.tsv}:
 *       everything behind the reader sees pairs. They carry {@link
 *       io.jtrace.event.EventLayout#FLAG_REBUILT}, by which they are numbered like their exits and
 *       never written. Captures with enters pay one comparison an event for this.
 *   <li>Wireshark may add options to the section header, which readers before 2024 refuse.
 * </ul>
 *
 * <h2>What jtrace writes</h2>
 *
 * <p>The form that sysdig 0.29.3, Wireshark 4.0 and today's libraries all read: section header 1.2
 * without options, the newest list blocks, process entries with the short tail, descriptors of
 * kinds above 16 as kind 10 with their name, texts within every reader's limits. Events are copied
 * byte for byte. jtrace's own events have type ids from 0x8000, which other readers skip.
 *
 * <p>Sources: the block layouts of sysdig 0.29.3 and falcosecurity/libs 0.15.1 and 0.25.4, and what
 * sysdig and tshark did with files made for the purpose.
 */
package io.jtrace.scap;
