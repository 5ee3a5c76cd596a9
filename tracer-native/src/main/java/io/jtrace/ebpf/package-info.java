/**
 * Live capture by eBPF: the probe, its ring, and the source built on them. The probe's C stands in
 * {@code src/main/bpf}; its compiled object is a resource of this room.
 */
package io.jtrace.ebpf;
