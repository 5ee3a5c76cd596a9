package io.jtrace.syscall;

/**
 * One system call of an ABI, as {@code syscalls-x86_64.tsv} describes it. The capture and parameter
 * texts are in the words of the decoder that reads them.
 *
 * @param number number the program passes to the kernel
 * @param name kernel's name, such as {@code openat}
 * @param code code in capture files (SYSCALLID parameters); 0 for calls that sysdig 0.29.3, which
 *     crashes on codes from 329, has no name for
 * @param enterType event type of the enter
 * @param exitType event type of the exit
 * @param enterCapture what the enter takes along, blank separated
 * @param exitCapture what the exit takes along, blank separated
 * @param enterParams parameters of the enter event in order, blank separated
 * @param exitParams parameters of the exit event in order, blank separated
 */
public record Syscall(
    int number,
    String name,
    int code,
    int enterType,
    int exitType,
    String enterCapture,
    String exitCapture,
    String enterParams,
    String exitParams) {}
