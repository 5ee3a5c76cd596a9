/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Which threads and calls are recorded: the part of the user's filter that the probe can decide. */
#ifndef JT_CHOICE_H
#define JT_CHOICE_H

static __always_inline bool is_one_of(const volatile unsigned int *chosen, unsigned int count, unsigned int id)
{
	for (unsigned int i = 0; i < JT_CHOICES; i++)
		if (i < count && chosen[i] == id)
			return true;
	return false;
}

/* The bytes of a word up to and with its first NUL; all of them if it has none. */
static __always_inline unsigned long long text_mask(unsigned long long word)
{
	unsigned long long zeros = (word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL;

	/* the lowest mark is exact: little-endian, so that is the first NUL */
	return zeros ^ (zeros - 1);
}

static __always_inline bool same_text(unsigned long long a0, unsigned long long a1, unsigned long long b0,
				      unsigned long long b1)
{
	unsigned long long mask = text_mask(b0);

	if ((a0 ^ b0) & mask)
		return false;
	return mask != ~0ULL || b0 >> 56 == 0 || !((a1 ^ b1) & text_mask(b1));
}

/* Behind the first NUL there may be the rest of a longer name. */
static __always_inline bool is_chosen_comm(unsigned long long first, unsigned long long second)
{
	for (unsigned int i = 0; i < JT_CHOICES; i++) {
		if (i >= jt_config.comms)
			return false;
		if (same_text(first, second, jt_config.comm[i][0], jt_config.comm[i][1]))
			return true;
	}
	return false;
}

static __always_inline bool has_chosen_comm(struct task_struct *task)
{
	unsigned long long *comm = (unsigned long long *)task->comm;

	return is_chosen_comm(comm[0], comm[1]);
}

static __always_inline bool goes_by_chosen_comm(struct task_struct *task)
{
	unsigned int zero = 0, tid = task->pid;
	unsigned int *renames = bpf_map_lookup_elem(&jt_renames, &zero);

	if (renames && *renames) {
		unsigned int *before = bpf_map_lookup_elem(&jt_renamed, &tid);

		if (before)
			return *before;
	}
	return has_chosen_comm(task);
}

static __always_inline bool is_chosen(struct task_struct *task)
{
	if (jt_config.tgids && !is_one_of(jt_config.tgid, jt_config.tgids, task->tgid))
		return false;
	if (jt_config.tids && !is_one_of(jt_config.tid, jt_config.tids, task->pid))
		return false;
	return !jt_config.comms || goes_by_chosen_comm(task);
}

static __always_inline bool has_bit(const volatile unsigned long long *bits, unsigned int nr)
{
	return bits[nr >> 6 & (JT_MAX_NR / 64 - 1)] >> (nr & 63) & 1;
}

/* Whether nobody looks at this call of the current thread. Numbers of other ABIs mean other calls. */
static __always_inline bool is_left_out(long id)
{
	struct task_struct *task;

	if (!jt_config.flags || (unsigned long)id >= JT_MAX_NR || has_bit(jt_config.kept, id))
		return false;
	task = bpf_get_current_task_btf();
	if (task->thread_info.status & TS_COMPAT_)
		return false;
	if (jt_config.flags & JT_BY_CALL && !has_bit(jt_config.wanted, id))
		return true;
	return jt_config.flags & JT_BY_THREAD && !is_chosen(task);
}

/* The thread keeps the name it went by until it executes a program; most new names change nothing about it. */
static __always_inline void note_rename(struct task_struct *task, const char *name)
{
	unsigned int zero = 0, tid = task->pid;
	unsigned int chosen = has_chosen_comm(task);
	unsigned int *renames = bpf_map_lookup_elem(&jt_renames, &zero);
	unsigned long long next[2] = {};

	bpf_probe_read_kernel_str(next, sizeof(next), name);
	if (!renames || chosen == is_chosen_comm(next[0], next[1]))
		return;
	if (!bpf_map_update_elem(&jt_renamed, &tid, &chosen, BPF_NOEXIST))
		__sync_fetch_and_add(renames, 1);
}

static __always_inline void forget_rename(unsigned int tid)
{
	unsigned int zero = 0;
	unsigned int *renames = bpf_map_lookup_elem(&jt_renames, &zero);

	if (renames && !bpf_map_delete_elem(&jt_renamed, &tid))
		__sync_fetch_and_add(renames, -1);
}

#endif
