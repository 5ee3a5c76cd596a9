/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Maps and settings of the probe. */
#ifndef JT_MAPS_H
#define JT_MAPS_H

#define JT_SCRATCH_MASK 0x7fff
#define JT_SNAP_MAX 8192
/* Bounds a value where the verifier can see it and the compiler cannot take it away. */
#define jt_bound(x, mask) asm volatile("%0 &= %1" : "+r"(x) : "i"(mask))

#define JT_WAKE_BYTES (1 << 20) /* wake the reader on each 1 MiB of records */
#define JT_RING_HEADER 8          /* what the ring puts before a record */

#define JT_CHOICES 8
#define JT_BY_CALL 1   /* leave out calls that are not in wanted */
#define JT_BY_THREAD 2 /* leave out threads that are none of the chosen */
#define JT_NO_SWITCH 4 /* leave out task switches */

/* Set once, before loading: what is zero here costs nothing, since the verifier removes its branches. A call
 * in kept changes state that later events of others may need, so it is never left out. */
struct jt_config {
	unsigned int own_tgid;
	unsigned int snaplen;
	unsigned int flags;
	unsigned int tgids, tids, comms; /* how many are chosen; a thread must be one of each kind */
	unsigned int tgid[JT_CHOICES];
	unsigned int tid[JT_CHOICES];
	unsigned long long comm[JT_CHOICES][2]; /* 16 bytes, NUL padded */
	unsigned long long kept[JT_MAX_NR / 64];
	unsigned long long wanted[JT_MAX_NR / 64];
};
const volatile struct jt_config jt_config = {};

/* A record in the making: one a CPU. A tracepoint program is not interrupted by another on its CPU
 * except from an interrupt, and none of ours that use it runs in one. */
struct jt_scratch {
	unsigned long long args[8]; /* 6 used; 8 so that an index can be masked */
	long long ret;
	unsigned int off; /* bytes of data */
	unsigned int at_exit;
	unsigned char data[JT_SCRATCH_MASK + 1 + 2 * JT_SNAP_MAX];
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 16 << 20);
} jt_ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 2 * JT_MAX_NR);
	__type(key, unsigned int);
	__type(value, struct jt_spec);
} jt_specs SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY); /* a per-CPU array holds no value this large */
	__uint(max_entries, 2);           /* the loader sets the number of CPUs */
	__type(key, unsigned int);
	__type(value, struct jt_scratch);
} jt_scratch SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, unsigned int);
	__type(value, struct jt_counts);
} jt_counts SEC(".maps");

/* Threads renamed since the probe was attached, and whether the name they had before was chosen: a thread goes
 * by the name of its last exec or of its birth. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 32768);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, unsigned int);
	__type(value, unsigned int);
} jt_renamed SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, unsigned int);
	__type(value, unsigned int);
} jt_renames SEC(".maps"); /* how many of them there have been, so that without any none is looked up */

static __always_inline struct jt_counts *counts(void)
{
	unsigned int zero = 0;

	return bpf_map_lookup_elem(&jt_counts, &zero);
}

static __always_inline struct jt_scratch *scratch(void)
{
	unsigned int cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&jt_scratch, &cpu);
}

static __always_inline unsigned long long arg_of(struct jt_scratch *s, unsigned int arg)
{
	jt_bound(arg, 7);
	return s->args[arg];
}

static __always_inline unsigned long long ring_head(void)
{
	return bpf_ringbuf_query(&jt_ring, BPF_RB_PROD_POS);
}

/* Waking the reader costs more than the record: do it where a record of that size, ending at head, has
 * just entered a new stretch of the ring; a timer does the rest. */
static __always_inline unsigned long long wake_flags(unsigned long long head, unsigned long long size)
{
	return (head & (JT_WAKE_BYTES - 1)) < size + JT_RING_HEADER ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP;
}

/* Publishes a record that has its place in the ring. */
#define submit(record) bpf_ringbuf_submit(record, wake_flags(ring_head(), sizeof(*(record))))

#endif
