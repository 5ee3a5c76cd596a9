/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Chunks of user memory, appended to the record in the scratch. */
#ifndef JT_CHUNK_H
#define JT_CHUNK_H

#define EFAULT_ 14

/* Appends a chunk header; data goes to the returned place and is closed by chunk_end. */
static __always_inline struct jt_chunk *chunk_at(struct jt_scratch *s, unsigned int off)
{
	return (struct jt_chunk *)&s->data[off & JT_SCRATCH_MASK];
}

static __always_inline void chunk_end(struct jt_scratch *s, unsigned int kind, unsigned int arg,
				      unsigned int flags, unsigned int len, unsigned long long full)
{
	struct jt_header *h = (struct jt_header *)s->data;
	struct jt_chunk *c = chunk_at(s, s->off);
	struct jt_counts *n = counts();

	c->kind = kind;
	c->arg = arg;
	c->flags = flags;
	c->len = len;
	c->full = full;
	s->off += sizeof(*c) + ((len + 7) & ~7u);
	h->chunks++;
	if (n && flags & JT_CUT && kind != JT_C_BUF && kind != JT_C_IOV)
		n->cut++;
	/* At the enter a page may not have been read in yet, which the call then does. */
	if (n && flags & JT_FAULT && s->at_exit && s->ret != -EFAULT_)
		n->faults++;
}

/* Copies len bytes (cut to max) of user memory. */
static __always_inline void chunk_memory(struct jt_scratch *s, unsigned int kind, unsigned int arg,
					 const void *from, unsigned long long len, unsigned int max)
{
	unsigned int off = (s->off + sizeof(struct jt_chunk)) & JT_SCRATCH_MASK;
	unsigned int room = max > JT_SNAP_MAX ? JT_SNAP_MAX : max;
	unsigned int flags = len > room ? JT_CUT : 0;
	unsigned int kept = len > room ? room : len;

	if (!from) {
		chunk_end(s, kind, arg, JT_NULL, 0, 0);
		return;
	}
	jt_bound(kept, 2 * JT_SNAP_MAX - 1);
	if (kept && bpf_probe_read_user(&s->data[off], kept, from)) {
		flags |= JT_FAULT;
		kept = 0;
	}
	chunk_end(s, kind, arg, flags, kept, len);
}

__noinline int op_str(unsigned int arg)
{
	struct jt_scratch *s = scratch();
	unsigned int off;
	const void *from;
	long got;

	if (!s || arg > 5)
		return 0;
	from = (const void *)arg_of(s, arg);
	if (!from) {
		chunk_end(s, JT_C_STR, arg, JT_NULL, 0, 0);
		return 0;
	}
	off = (s->off + sizeof(struct jt_chunk)) & JT_SCRATCH_MASK;
	got = bpf_probe_read_user_str(&s->data[off], JT_PATH_MAX, from);
	if (got < 0)
		chunk_end(s, JT_C_STR, arg, JT_FAULT, 0, 0);
	else
		chunk_end(s, JT_C_STR, arg, got == JT_PATH_MAX ? JT_CUT : 0, got & (2 * JT_PATH_MAX - 1), got);
	return 0;
}

/* Memory of a length; max 0 means the snaplen. */
__noinline int op_memory(unsigned int kind, unsigned int arg, unsigned long long len, unsigned int max)
{
	struct jt_scratch *s = scratch();

	if (!s || arg > 5)
		return 0;
	chunk_memory(s, kind, arg, (const void *)arg_of(s, arg), len, max ? max : jt_config.snaplen);
	return 0;
}

#define JT_IOVS 1024 /* UIO_MAXIOV */

/* One pass over an iovec array; bpf_loop keeps the verifier from walking every turn. */
struct jt_gather {
	unsigned long long vec;
	unsigned long long full;  /* lengths so far */
	unsigned long long limit; /* bytes a read has filled, all-ones for a write */
	unsigned int kept;
	unsigned int flags;
};

static long gather_one(unsigned int index, struct jt_gather *g)
{
	struct jt_scratch *s = scratch();
	unsigned int room, off;
	unsigned long long n, left;
	struct iovec v = {};

	if (!s || bpf_probe_read_user(&v, sizeof(v), (void *)(g->vec + index * sizeof(v)))) {
		g->flags |= JT_FAULT;
		return 1;
	}
	left = g->limit > g->full ? g->limit - g->full : 0;
	room = jt_config.snaplen > g->kept ? jt_config.snaplen - g->kept : 0;
	n = v.iov_len < left ? v.iov_len : left;
	g->full += v.iov_len;
	if (n > room)
		n = room;
	if (!n)
		return 0;
	if (n > JT_SNAP_MAX)
		n = JT_SNAP_MAX;
	jt_bound(n, 2 * JT_SNAP_MAX - 1);
	off = (s->off + sizeof(struct jt_chunk) + g->kept) & JT_SCRATCH_MASK;
	if (bpf_probe_read_user(&s->data[off], n, v.iov_base)) {
		g->flags |= JT_FAULT;
		return 1;
	}
	g->kept += n;
	return 0;
}

/* Gathers data over an iovec array; a read has filled no more than limit bytes of it, -1 = a write. */
__noinline int op_iov(unsigned int arg, unsigned long long vec, unsigned long long count, long long limit)
{
	struct jt_scratch *s = scratch();
	struct jt_gather g = {.vec = vec, .limit = limit};

	if (!s)
		return 0;
	bpf_loop(count < JT_IOVS ? count : JT_IOVS, gather_one, &g, 0);
	if (g.full > g.limit)
		g.full = g.limit;
	if (g.full > g.kept)
		g.flags |= JT_CUT;
	chunk_end(s, JT_C_IOV, arg, g.flags, g.kept & (2 * JT_SNAP_MAX - 1), g.full);
	return 0;
}

/* A struct msghdr: the address in it and its data. */
__noinline int op_msg(unsigned int arg, unsigned int at_exit)
{
	struct jt_scratch *s = scratch();
	struct user_msghdr m = {};
	long long limit = -1;

	if (!s || arg > 5)
		return 0;
	if (bpf_probe_read_user(&m, sizeof(m), (void *)arg_of(s, arg))) {
		chunk_end(s, JT_C_IOV, arg, JT_FAULT, 0, 0);
		return 0;
	}
	if (m.msg_name)
		chunk_memory(s, JT_C_ADDR, arg, m.msg_name, (unsigned int)m.msg_namelen, 128);
	if (at_exit)
		limit = s->ret < 0 ? 0 : s->ret;
	op_iov(arg, (unsigned long long)m.msg_iov, m.msg_iovlen, limit);
	return 0;
}

/* Memory whose length is an int in memory. */
__noinline int op_pointed(unsigned int kind, unsigned int arg, unsigned int len_arg, unsigned int max)
{
	struct jt_scratch *s = scratch();
	unsigned int len = 0;

	if (!s || arg > 5 || len_arg > 5)
		return 0;
	if (arg_of(s, len_arg) && bpf_probe_read_user(&len, sizeof(len), (void *)arg_of(s, len_arg))) {
		chunk_end(s, kind, arg, JT_FAULT, 0, 0);
		return 0;
	}
	chunk_memory(s, kind, arg, (const void *)arg_of(s, arg), len, max);
	return 0;
}

/* An int of user memory, -1 if it cannot be read. */
static __always_inline int int_at(unsigned long long address)
{
	int value = -1;

	if (bpf_probe_read_user(&value, sizeof(value), (void *)address))
		return -1;
	return value;
}

#define JT_STRS 256

/* One pass over an array of pointers to texts. */
struct jt_texts {
	unsigned long long array;
	unsigned int kept;
	unsigned int flags;
};

static long text_one(unsigned int index, struct jt_texts *t)
{
	struct jt_scratch *s = scratch();
	unsigned long long from = 0;
	unsigned int off, room;
	long got;

	if (!s || bpf_probe_read_user(&from, sizeof(from), (void *)(t->array + 8 * index))) {
		t->flags |= JT_FAULT;
		return 1;
	}
	if (!from)
		return 1;
	if (t->kept >= JT_TASK_AREA_MAX - 1) {
		t->flags |= JT_CUT;
		return 1;
	}
	room = JT_TASK_AREA_MAX - t->kept;
	jt_bound(room, 2 * JT_TASK_AREA_MAX - 1);
	off = (s->off + sizeof(struct jt_chunk) + t->kept) & JT_SCRATCH_MASK;
	got = bpf_probe_read_user_str(&s->data[off], room, (void *)from);
	if (got < 0) {
		t->flags |= JT_FAULT;
		return 1;
	}
	if (got == room)
		t->flags |= JT_CUT;
	t->kept += got;
	return 0;
}

__noinline int op_strs(unsigned int arg)
{
	struct jt_scratch *s = scratch();
	struct jt_texts t = {};

	if (!s || arg > 5)
		return 0;
	t.array = arg_of(s, arg);
	if (t.array)
		bpf_loop(JT_STRS, text_one, &t, 0);
	chunk_end(s, JT_C_ARGV, arg, t.flags, t.kept & (2 * JT_TASK_AREA_MAX - 1), t.kept);
	return 0;
}

#endif
