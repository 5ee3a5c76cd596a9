/**
 * The hand-over from the thread that captures to the thread that looks: the only room that knows
 * the Disruptor.
 *
 * <p>A slot carries a range of events, not one event, so that the hop costs a few nanoseconds an
 * event although both sides sleep while they wait. Nobody spins: the consumer waits on the
 * Disruptor's blocking strategy, the producer on a semaphore of free slots. A full ring therefore
 * makes a file wait, and makes a live source leave its records in the kernel's ring, which counts
 * what it has to drop.
 */
package io.jtrace.ring;
