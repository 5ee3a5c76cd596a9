// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* The probe: which tracepoints it sits on and what each of them records. */
#include "types.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include "record.h"
#include "maps.h"
#include "layout.h"
#include "chunk.h"
#include "kernel.h"

#define TS_COMPAT_ 2

#include "choice.h"

#define X32_BIT 0x40000000
#define NR_RT_SIGRETURN 15 /* x86-64; asm/unistd_64.h */

char LICENSE[] SEC("license") = "Dual BSD/GPL";

static __always_inline bool is_own(void)
{
	return bpf_get_current_pid_tgid() >> 32 == jt_config.own_tgid;
}

static __always_inline void fill_header(struct jt_header *h, unsigned int kind)
{
	unsigned long long id = bpf_get_current_pid_tgid();

	h->ts = bpf_ktime_get_boot_ns();
	h->pid = id;
	h->tgid = id >> 32;
	h->kind = kind;
	h->cpu = bpf_get_smp_processor_id();
	h->nr = 0;
	h->abi = JT_ABI_64;
	h->flags = 0;
	h->chunks = 0;
	h->reserved = 0;
}

static __always_inline void fill_call(struct jt_header *h, unsigned int kind, long id)
{
	struct task_struct *task = bpf_get_current_task_btf();

	fill_header(h, kind);
	h->nr = id & 0xffff;
	if (task->thread_info.status & TS_COMPAT_)
		h->abi = JT_ABI_I386;
	else if (id & X32_BIT)
		h->abi = JT_ABI_X32;
}

/* Tells of what the ring has refused on this CPU; stays due if that is refused too. */
__noinline int tell_losses(void)
{
	struct jt_counts *n = counts();
	struct {
		struct jt_header h;
		struct jt_loss body;
	} *r;
	unsigned long long lost;

	if (!n)
		return 0;
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return 0;
	fill_header(&r->h, JT_LOSS);
	lost = n->lost;
	r->body.count = lost - n->told;
	r->body.from = n->from;
	r->body.until = n->until;
	n->told = lost;
	submit(r);
	return 0;
}

/* Before a record is offered: what was lost comes first. */
static __always_inline void offer(void)
{
	struct jt_counts *n = counts();

	if (!n)
		return;
	n->records++;
	if (n->lost != n->told)
		tell_losses();
}

/* After the ring has refused a record. */
__noinline int note_loss(void)
{
	struct jt_counts *n = counts();
	unsigned long long now = bpf_ktime_get_boot_ns();

	if (!n)
		return 0;
	if (n->lost == n->told)
		n->from = now;
	n->until = now;
	n->lost++;
	return 0;
}

__noinline int run_op(unsigned int index, unsigned int slot)
{
	struct jt_spec *spec = bpf_map_lookup_elem(&jt_specs, &index);
	struct jt_scratch *s = scratch();
	struct jt_op op;
	long long value, length;

	if (!spec || !s || slot >= JT_OPS || s->off > JT_SCRATCH_MASK)
		return 0;
	jt_bound(slot, JT_OPS - 1);
	op = spec->ops[slot];
	if (s->at_exit && op.extra & (s->ret < 0 ? JT_IF_OK : JT_IF_FAILED))
		return 1;
	if (op.arg > JT_RET || op.len > JT_RET)
		return 0;
	value = op.arg == JT_RET ? s->ret : arg_of(s, op.arg);
	length = op.len == JT_RET ? s->ret : arg_of(s, op.len);
	switch (op.code) {
	case JT_OP_STR:
		op_str(op.arg);
		break;
	case JT_OP_BUF:
		op_memory(JT_C_BUF, op.arg, length, 0);
		break;
	case JT_OP_BUF_RET:
		if (s->ret > 0)
			op_memory(JT_C_BUF, op.arg, s->ret, 0);
		break;
	case JT_OP_IOV:
		op_iov(op.arg, value, length, s->at_exit ? (s->ret < 0 ? 0 : s->ret) : -1);
		break;
	case JT_OP_MSG:
	case JT_OP_MMSG:
		op_msg(op.arg, s->at_exit && op.code == JT_OP_MSG);
		break;
	case JT_OP_ADDR:
		op_memory(JT_C_ADDR, op.arg, length, 128);
		break;
	case JT_OP_ADDR_PTR:
		op_pointed(JT_C_ADDR, op.arg, op.len, 128);
		break;
	case JT_OP_MEM:
		op_memory(JT_C_MEM, op.arg, 4 * (op.extra & ~(JT_IF_OK | JT_IF_FAILED)), 256);
		break;
	case JT_OP_MEM_PTR:
		op_pointed(JT_C_MEM, op.arg, op.len, 256);
		break;
	case JT_OP_MEM_LEN:
		op_memory(JT_C_MEM, op.arg, length, 256);
		break;
	case JT_OP_POLL:
		op_memory(JT_C_POLL, op.arg, 8 * (unsigned long long)length, 1024);
		break;
	case JT_OP_SOCK:
		op_sock(op.arg, (int)value);
		break;
	case JT_OP_FILE:
		op_file(op.arg, (int)value);
		break;
	case JT_OP_FILE_AT:
		op_file(op.arg, int_at(value));
		break;
	case JT_OP_SOCK_AT:
		op_sock(op.arg, int_at(value));
		break;
	case JT_OP_STRS:
		op_strs(op.arg);
		break;
	case JT_OP_TASK:
		op_task(op.extra);
		break;
	default:
		return 0;
	}
	return 1;
}

static __always_inline void send_scratch(struct jt_scratch *s)
{
	unsigned int size = s->off & 0xffff;

	if (size > sizeof(s->data))
		return;
	offer();
	unsigned long long head = ring_head() + size + JT_RING_HEADER;

	if (bpf_ringbuf_output(&jt_ring, s->data, size, wake_flags(head, size)))
		note_loss();
}

static __always_inline void run_spec(struct jt_scratch *s, unsigned int index)
{
	for (unsigned int slot = 0; slot < JT_OPS; slot++)
		if (!run_op(index, slot))
			break;
	send_scratch(s);
}

static __always_inline bool wants_chunks(struct jt_header *h, unsigned int index)
{
	struct jt_spec *spec = bpf_map_lookup_elem(&jt_specs, &index);

	return spec && spec->ops[0].code && h->abi == JT_ABI_64;
}

static __always_inline void read_args(unsigned long long *args, struct pt_regs *regs)
{
	args[0] = regs->di;
	args[1] = regs->si;
	args[2] = regs->dx;
	args[3] = regs->r10;
	args[4] = regs->r8;
	args[5] = regs->r9;
}

SEC("tp_btf/sys_enter")
int BPF_PROG(on_sys_enter, struct pt_regs *regs, long id)
{
	struct jt_header h;
	struct jt_scratch *s;
	unsigned int index = id & 0xffff;

	if (is_left_out(id) || is_own())
		return 0;
	fill_call(&h, JT_ENTER, id);
	s = scratch();
	if (s && index < JT_MAX_NR && wants_chunks(&h, index)) {
		struct jt_enter *body = (struct jt_enter *)&s->data[sizeof(h)];

		*(struct jt_header *)s->data = h;
		read_args(body->args, regs);
		read_args(s->args, regs);
		s->ret = 0;
		s->at_exit = 0;
		s->off = sizeof(h) + sizeof(*body);
		run_spec(s, index);
		return 0;
	}
	struct {
		struct jt_header h;
		struct jt_enter body;
	} *r;

	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return note_loss();
	r->h = h;
	read_args(r->body.args, regs);
	submit(r);
	return 0;
}

/* rt_sigreturn restores the registers of the interrupted code: the kernel leaves -1 as its number. */
static __always_inline long exit_id(struct pt_regs *regs)
{
	long id = (int)regs->orig_ax;

	return id < 0 ? NR_RT_SIGRETURN : id;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(on_sys_exit, struct pt_regs *regs, long ret)
{
	struct jt_header h;
	struct jt_scratch *s;
	long id = exit_id(regs);
	unsigned int index = id & 0xffff;

	if (is_left_out(id) || is_own())
		return 0;
	fill_call(&h, JT_EXIT, id);
	s = scratch();
	if (s && index < JT_MAX_NR && wants_chunks(&h, JT_MAX_NR + index)) {
		struct jt_exit *body = (struct jt_exit *)&s->data[sizeof(h)];

		*(struct jt_header *)s->data = h;
		body->ret = ret;
		read_args(body->args, regs);
		read_args(s->args, regs);
		s->ret = ret;
		s->at_exit = 1;
		s->off = sizeof(h) + sizeof(*body);
		run_spec(s, JT_MAX_NR + index);
		return 0;
	}
	struct {
		struct jt_header h;
		struct jt_exit body;
	} *r;

	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return note_loss();
	r->h = h;
	r->body.ret = ret;
	read_args(r->body.args, regs);
	submit(r);
	return 0;
}

SEC("tp_btf/sched_switch")
int BPF_PROG(on_switch, bool preempt, struct task_struct *prev, struct task_struct *next,
	     unsigned int prev_state)
{
	struct {
		struct jt_header h;
		struct jt_switch body;
	} *r;

	if (jt_config.flags & JT_NO_SWITCH)
		return 0;
	if (prev->tgid == jt_config.own_tgid && prev->tgid)
		return 0;
	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return note_loss();
	fill_header(&r->h, JT_SWITCH);
	r->h.pid = prev->pid;
	r->h.tgid = prev->tgid;
	r->body.next_pid = next->pid;
	r->body.prev_state = prev_state | (preempt ? 0x100 : 0);
	r->body.maj_flt = prev->maj_flt;
	r->body.min_flt = prev->min_flt;
	r->body.vm_size_kb = 0;
	r->body.vm_rss_kb = 0;
	r->body.vm_swap_kb = 0;
	r->body.reserved = 0;
	read_memory(BPF_CORE_READ(prev, mm), &r->body.vm_size_kb, &r->body.vm_rss_kb,
		    &r->body.vm_swap_kb);
	bpf_probe_read_kernel(r->body.next_comm, sizeof(r->body.next_comm), next->comm);
	submit(r);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct *task)
{
	struct {
		struct jt_header h;
		struct jt_procexit body;
	} *r;

	if (jt_config.comms)
		forget_rename(task->pid);
	if (is_own())
		return 0;
	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return note_loss();
	fill_header(&r->h, JT_PROCEXIT);
	r->body.code = task->exit_code;
	r->body.group_dead = task->signal->live.counter == 0;
	r->body.reserved = 0;
	submit(r);
	return 0;
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(on_signal, int sig, struct kernel_siginfo *info, struct k_sigaction *action)
{
	struct {
		struct jt_header h;
		struct jt_signal body;
	} *r;
	int code = 0;

	if (is_own())
		return 0;
	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r)
		return note_loss();
	fill_header(&r->h, JT_SIGNAL);
	r->body.signo = sig;
	r->body.sender_pid = 0;
	r->body.reserved = 0;
	/* info may be one of the kernel's small marker values instead of an address */
	if ((unsigned long)info > 2) {
		code = BPF_CORE_READ(info, si_code);
		if (code <= 0 || sig == 17)
			r->body.sender_pid = BPF_CORE_READ(info, _sifields._kill._pid);
	}
	r->body.code = code;
	submit(r);
	return 0;
}

static __always_inline void send_task_event(unsigned int kind, unsigned int pid, unsigned int tgid)
{
	struct {
		struct jt_header h;
		struct jt_task_event body;
	} *r;

	offer();
	r = bpf_ringbuf_reserve(&jt_ring, sizeof(*r), 0);
	if (!r) {
		note_loss();
		return;
	}
	fill_header(&r->h, kind);
	r->body.other_pid = pid;
	r->body.other_tgid = tgid;
	submit(r);
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct *parent, struct task_struct *child)
{
	if (!is_own())
		send_task_event(JT_FORK, child->pid, child->tgid);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_exec, struct task_struct *task, pid_t old_pid, struct linux_binprm *bprm)
{
	if (jt_config.comms) {
		forget_rename(old_pid);
		forget_rename(task->pid);
	}
	if (!is_own())
		send_task_event(JT_EXEC, old_pid, task->tgid);
	return 0;
}

SEC("tp_btf/task_rename")
int BPF_PROG(on_rename, struct task_struct *task, const char *comm)
{
	if (jt_config.comms)
		note_rename(task, comm);
	return 0;
}
