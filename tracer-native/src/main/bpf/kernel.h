/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Chunks read from kernel objects: sockets, files, the current thread. */
#ifndef JT_KERNEL_H
#define JT_KERNEL_H

#define S_IFMT 0170000
#define S_IFSOCK 0140000
#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define PIDTYPE_TGID_ 1
#define PIDTYPE_PGID_ 2
#define PIDTYPE_SID_ 3
#define RLIMIT_NOFILE_ 7

static __always_inline struct file *file_of(unsigned long long fd)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct file **table = BPF_CORE_READ(task, files, fdt, fd);
	unsigned int max = BPF_CORE_READ(task, files, fdt, max_fds);
	struct file *file = NULL;

	if (fd >= max || bpf_probe_read_kernel(&file, sizeof(file), &table[fd & 0xffffff]))
		return NULL;
	return file;
}

static __always_inline unsigned int encode_dev(unsigned int dev)
{
	unsigned int major = dev >> 20, minor = dev & 0xfffff;

	return (minor & 0xff) | (major << 8) | ((minor & ~0xffu) << 12);
}

static __always_inline void read_unix(struct jt_sock *out, struct sock *sk)
{
	struct unix_sock *u = (struct unix_sock *)sk;
	struct sock *peer = BPF_CORE_READ(u, peer);
	struct unix_address *addr = BPF_CORE_READ(u, addr);

	out->self = (unsigned long long)sk;
	out->peer = (unsigned long long)peer;
	if (!addr && peer)
		addr = BPF_CORE_READ((struct unix_sock *)peer, addr);
	if (addr) {
		bpf_probe_read_kernel(out->path, sizeof(out->path) - 1, &addr->name[0].sun_path);
		int len = BPF_CORE_READ(addr, len) - 2;
		if (len >= 0 && len < sizeof(out->path))
			out->path[len & 0x7f] = 0;
		if (!out->path[0] && len > 0)
			out->path[0] = '@';
	}
}

static __always_inline void read_inet(struct jt_sock *out, struct sock *sk)
{
	struct inet_sock *inet = (struct inet_sock *)sk;

	out->sport = bpf_ntohs(BPF_CORE_READ(inet, inet_sport));
	out->dport = bpf_ntohs(BPF_CORE_READ(sk, __sk_common.skc_dport));
	if (out->family == AF_INET) {
		unsigned int local = BPF_CORE_READ(inet, inet_saddr);
		unsigned int remote = BPF_CORE_READ(sk, __sk_common.skc_daddr);

		__builtin_memcpy(out->saddr, &local, 4);
		__builtin_memcpy(out->daddr, &remote, 4);
	} else {
		BPF_CORE_READ_INTO(&out->saddr, sk, __sk_common.skc_v6_rcv_saddr);
		BPF_CORE_READ_INTO(&out->daddr, sk, __sk_common.skc_v6_daddr);
	}
}

__noinline int op_sock(unsigned int arg, long long fd)
{
	struct jt_scratch *s = scratch();
	struct file *file;
	struct socket *socket;
	struct sock *sk;
	struct jt_sock *out;
	unsigned int off;

	if (!s || fd < 0)
		return 0;
	file = file_of(fd);
	if (!file || (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK)
		return 0;
	socket = (struct socket *)BPF_CORE_READ(file, private_data);
	sk = socket ? BPF_CORE_READ(socket, sk) : NULL;
	if (!sk)
		return 0;
	off = (s->off + sizeof(struct jt_chunk)) & JT_SCRATCH_MASK;
	out = (struct jt_sock *)&s->data[off];
	__builtin_memset(out, 0, sizeof(*out));
	out->family = BPF_CORE_READ(sk, __sk_common.skc_family);
	out->type = BPF_CORE_READ(sk, sk_type);
	out->protocol = BPF_CORE_READ(sk, sk_protocol);
	out->state = BPF_CORE_READ(sk, __sk_common.skc_state);
	out->netns = BPF_CORE_READ(sk, __sk_common.skc_net.net, ns.inum);
	out->backlog = BPF_CORE_READ(sk, sk_ack_backlog);
	out->max_backlog = BPF_CORE_READ(sk, sk_max_ack_backlog);
	if (out->family == AF_UNIX)
		read_unix(out, sk);
	else if (out->family == AF_INET || out->family == AF_INET6)
		read_inet(out, sk);
	chunk_end(s, JT_C_SOCK, arg, 0, sizeof(*out), sizeof(*out));
	return 0;
}

__noinline int op_file(unsigned int arg, long long fd)
{
	struct jt_scratch *s = scratch();
	struct file *file;
	struct jt_file *out;
	unsigned int off;

	if (!s || fd < 0)
		return 0;
	file = file_of(fd);
	if (!file)
		return 0;
	off = (s->off + sizeof(struct jt_chunk)) & JT_SCRATCH_MASK;
	out = (struct jt_file *)&s->data[off];
	__builtin_memset(out, 0, sizeof(*out));
	out->ino = BPF_CORE_READ(file, f_inode, i_ino);
	out->dev = encode_dev(BPF_CORE_READ(file, f_inode, i_sb, s_dev));
	out->mode = BPF_CORE_READ(file, f_inode, i_mode);
	out->f_flags = BPF_CORE_READ(file, f_flags);
	out->f_mode = BPF_CORE_READ(file, f_mode);
	chunk_end(s, JT_C_FILE, arg, 0, sizeof(*out), sizeof(*out));
	return 0;
}

/* Number of a pid in the namespace it lives in. */
static __always_inline unsigned int virtual_nr(struct pid *pid)
{
	unsigned int level = BPF_CORE_READ(pid, level);
	struct upid upid = {};

	bpf_core_read(&upid, sizeof(upid), &pid->numbers[level & 31]);
	return upid.nr;
}

static __always_inline unsigned int tty_of(struct task_struct *task)
{
	struct tty_struct *tty = BPF_CORE_READ(task, signal, tty);

	if (!tty)
		return 0;
	unsigned int major = BPF_CORE_READ(tty, driver, major);
	unsigned int minor = BPF_CORE_READ(tty, driver, minor_start) + BPF_CORE_READ(tty, index);

	return encode_dev(major << 20 | (minor & 0xfffff));
}

/* A macro, since only a literal index is relocated: a variable one would step by the size known here.
 * The question is asked of a type that every kernel has: for a missing one libbpf would look through the
 * modules, which takes CAP_SYS_ADMIN. */
#define pages_of(mm, nth)                                                                            \
	({                                                                                           \
		long pages_;                                                                         \
		if (bpf_core_field_exists(((struct mm_struct___before62 *)0)->rss_stat.count))       \
			pages_ = BPF_CORE_READ((struct mm_struct___before62 *)(mm), rss_stat.count[nth].counter); \
		else                                                                                 \
			pages_ = BPF_CORE_READ(mm, rss_stat[nth].count);                         \
		pages_ < 0 ? 0 : pages_;                                                             \
	})

#define PAGE_KB 4

static __always_inline void read_memory(struct mm_struct *mm, unsigned int *size, unsigned int *rss,
					unsigned int *swap)
{
	if (!mm)
		return;
	*size = BPF_CORE_READ(mm, total_vm) * PAGE_KB;
	*rss = (pages_of(mm, 0) + pages_of(mm, 1) + pages_of(mm, 3)) * PAGE_KB;
	*swap = pages_of(mm, 2) * PAGE_KB;
}

static __always_inline void read_ids(struct jt_task *out, struct task_struct *task)
{
	struct pid *pgrp = BPF_CORE_READ(task, signal, pids[PIDTYPE_PGID_]);
	struct pid *session = BPF_CORE_READ(task, signal, pids[PIDTYPE_SID_]);

	out->pid = BPF_CORE_READ(task, pid);
	out->tgid = BPF_CORE_READ(task, tgid);
	out->parent_pid = BPF_CORE_READ(task, real_parent, pid);
	out->parent_tgid = BPF_CORE_READ(task, real_parent, tgid);
	out->vpid = virtual_nr(BPF_CORE_READ(task, thread_pid));
	out->vtgid = virtual_nr(BPF_CORE_READ(task, signal, pids[PIDTYPE_TGID_]));
	out->vpgid = virtual_nr(pgrp);
	out->vsid = virtual_nr(session);
	out->pgid = BPF_CORE_READ(pgrp, numbers[0].nr);
	out->sid = BPF_CORE_READ(session, numbers[0].nr);
	out->uid = BPF_CORE_READ(task, cred, euid.val);
	out->gid = BPF_CORE_READ(task, cred, egid.val);
	out->loginuid = BPF_CORE_READ(task, loginuid.val);
	out->tty = tty_of(task);
	out->pidns_level = BPF_CORE_READ(task, thread_pid, level);
	out->pidns_child_level = BPF_CORE_READ(task, nsproxy, pid_ns_for_children, level);
}

__noinline int op_task(unsigned int extra)
{
	struct jt_scratch *s = scratch();
	struct task_struct *task = bpf_get_current_task_btf();
	struct mm_struct *mm = BPF_CORE_READ(task, mm);
	const struct cred *cred = BPF_CORE_READ(task, cred);
	unsigned long start, end;
	struct jt_task *out;
	unsigned int off;

	if (!s)
		return 0;
	off = (s->off + sizeof(struct jt_chunk)) & JT_SCRATCH_MASK;
	out = (struct jt_task *)&s->data[off];
	__builtin_memset(out, 0, sizeof(*out));
	read_ids(out, task);
	out->fdlimit = BPF_CORE_READ(task, signal, rlim[RLIMIT_NOFILE_].rlim_cur);
	out->maj_flt = BPF_CORE_READ(task, maj_flt);
	out->min_flt = BPF_CORE_READ(task, min_flt);
	read_memory(mm, &out->vm_size_kb, &out->vm_rss_kb, &out->vm_swap_kb);
	out->flags = BPF_CORE_READ(task, flags);
	bpf_core_read(&out->cap_inheritable, 8, &cred->cap_inheritable);
	bpf_core_read(&out->cap_permitted, 8, &cred->cap_permitted);
	bpf_core_read(&out->cap_effective, 8, &cred->cap_effective);
	out->cgroup_id = bpf_get_current_cgroup_id();
	out->start_boottime = BPF_CORE_READ(task, start_boottime);
	bpf_get_current_comm(out->comm, sizeof(out->comm));
	if (mm) {
		out->exe_ino = BPF_CORE_READ(mm, exe_file, f_inode, i_ino);
		out->exe_dev = encode_dev(BPF_CORE_READ(mm, exe_file, f_inode, i_sb, s_dev));
	}
	chunk_end(s, JT_C_TASK, 0, 0, sizeof(*out), sizeof(*out));
	if (mm && extra & 1) {
		start = BPF_CORE_READ(mm, arg_start);
		end = BPF_CORE_READ(mm, arg_end);
		chunk_memory(s, JT_C_ARGV, 0, (void *)start, end - start, JT_TASK_AREA_MAX);
	}
	if (mm && extra & 2) {
		start = BPF_CORE_READ(mm, env_start);
		end = BPF_CORE_READ(mm, env_end);
		chunk_memory(s, JT_C_ENV, 0, (void *)start, end - start, JT_TASK_AREA_MAX);
	}
	return 0;
}

#endif
