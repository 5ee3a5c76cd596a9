/**
 * Why a thread was late: timelines, wake edges and the chain from symptom to cause. Analysis over
 * events, without I/O. The rooms behind it exist; its first class comes with {@code jtrace why}.
 */
package io.jtrace.wait;
