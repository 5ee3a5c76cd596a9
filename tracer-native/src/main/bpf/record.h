/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * What the probe writes into the ring and user space reads: the raw record.
 * Its Java twin is io.jtrace.record.RawRecord; the ptrace source makes the same bytes.
 *
 * Kernel terms are used here: pid = thread, tgid = process. User space says tid and pid.
 * All numbers are little-endian; every part is a multiple of 8 bytes.
 *
 *   record := jt_header  body  chunk*
 *   body   := jt_enter | jt_exit | jt_switch | jt_procexit | jt_signal | jt_task_event | jt_loss (by kind)
 *   chunk  := jt_chunk  data  pad to 8
 *
 * Which chunks a system call carries is not code but data: user space fills one jt_spec a call and
 * direction (map "jt_specs"), and the probe interprets it.
 */
#ifndef JT_RECORD_H
#define JT_RECORD_H

enum jt_kind {
	JT_ENTER = 1,    /* body jt_enter */
	JT_EXIT = 2,     /* body jt_exit */
	JT_SWITCH = 3,   /* body jt_switch: header.pid leaves the CPU */
	JT_PROCEXIT = 4, /* body jt_procexit: a thread ends */
	JT_SIGNAL = 5,   /* body jt_signal: a signal is delivered to header.pid */
	JT_FORK = 6,     /* body jt_task_event: header.pid made thread other_pid */
	JT_EXEC = 7,     /* body jt_task_event: other_pid = the pid it had before (exec of a non-leader) */
	JT_LOSS = 8,     /* body jt_loss: the ring had refused records of header.cpu */
};

enum jt_abi { JT_ABI_64 = 0, JT_ABI_I386 = 1, JT_ABI_X32 = 2 };

struct jt_header { /* 32 bytes */
	unsigned long long ts; /* CLOCK_BOOTTIME, ns */
	unsigned int pid;      /* thread, in the init pid namespace */
	unsigned int tgid;     /* process, in the init pid namespace */
	unsigned short kind;   /* enum jt_kind */
	unsigned short cpu;
	unsigned short nr;     /* system call number (enter, exit), else 0 */
	unsigned char abi;     /* enum jt_abi */
	unsigned char flags;   /* 0 */
	unsigned int chunks;   /* number of chunks after the body */
	unsigned int reserved;
};

struct jt_enter { /* 48 bytes */
	unsigned long long args[6];
};

struct jt_exit { /* 56 bytes; args as the registers hold them at the exit */
	long long ret;
	unsigned long long args[6];
};

struct jt_switch { /* 56 bytes; counters are those of the thread that leaves */
	unsigned int next_pid;
	unsigned int prev_state; /* TASK_* bits, 0x100 = preempted while running */
	unsigned long long maj_flt;
	unsigned long long min_flt;
	unsigned int vm_size_kb;
	unsigned int vm_rss_kb;
	unsigned int vm_swap_kb;
	unsigned int reserved;
	unsigned char next_comm[16];
};

struct jt_procexit { /* 16 bytes */
	long long code; /* task->exit_code as wait(2) reports it */
	unsigned int group_dead; /* 1: the last thread of its process */
	unsigned int reserved;
};

struct jt_signal { /* 16 bytes */
	unsigned int sender_pid; /* si_pid where the siginfo has one, else 0 */
	int signo;
	int code; /* si_code */
	unsigned int reserved;
};

struct jt_task_event { /* 8 bytes */
	unsigned int other_pid;
	unsigned int other_tgid;
};

struct jt_loss { /* 24 bytes */
	unsigned long long count;
	unsigned long long from; /* CLOCK_BOOTTIME of the first and of the last of them, ns */
	unsigned long long until;
};

enum jt_chunk_kind {
	JT_C_STR = 1,  /* bytes up to and with the NUL; without one when cut */
	JT_C_BUF = 2,  /* bytes of a buffer, at most snaplen */
	JT_C_IOV = 3,  /* bytes gathered over an iovec array, at most snaplen; full = sum of the lengths */
	JT_C_ADDR = 4, /* a struct sockaddr as user memory holds it */
	JT_C_MEM = 5,  /* a structure of fixed size */
	JT_C_SOCK = 6, /* struct jt_sock of a file descriptor */
	JT_C_FILE = 7, /* struct jt_file of a file descriptor */
	JT_C_TASK = 8, /* struct jt_task of the current thread */
	JT_C_ARGV = 9, /* argument area of the current process (arg 0) or texts of an array, NUL separated */
	JT_C_ENV = 10, /* environment area of the current process, NUL separated */
	JT_C_POLL = 11, /* array of struct pollfd; full = bytes of the whole array */
};

#define JT_CUT 1   /* data is a prefix of what there was */
#define JT_FAULT 2 /* memory could not be read; len is what could */
#define JT_NULL 4  /* the pointer was NULL; len 0 */

struct jt_chunk { /* 16 bytes */
	unsigned char kind; /* enum jt_chunk_kind */
	unsigned char arg;  /* argument it belongs to, JT_RET for the result */
	unsigned short flags;
	unsigned int len;        /* bytes of data that follow, before padding */
	unsigned long long full; /* bytes there were */
};

struct jt_sock { /* 176 bytes; ports in host order, addresses in network order */
	unsigned short family; /* AF_* */
	unsigned short type;   /* SOCK_* without flags */
	unsigned short protocol; /* IPPROTO_* */
	unsigned short state;  /* TCP_* */
	unsigned short sport;
	unsigned short dport;
	unsigned int netns;    /* inode of the network namespace */
	unsigned char saddr[16]; /* IPv4: first 4 bytes */
	unsigned char daddr[16];
	unsigned long long self; /* kernel address of the socket, for unix sockets */
	unsigned long long peer; /* kernel address of the peer, 0 if none */
	unsigned int backlog;     /* sk_ack_backlog */
	unsigned int max_backlog; /* sk_max_ack_backlog */
	char path[104];           /* unix: path of this socket or, if it has none, of its peer; '@' for abstract */
};

struct jt_file { /* 32 bytes */
	unsigned long long ino;
	unsigned int dev;  /* as stat(2) returns it: minor & 0xff | major << 8 | (minor & ~0xff) << 12 */
	unsigned int mode; /* i_mode */
	unsigned int f_flags;
	unsigned int f_mode;
	unsigned long long reserved;
};

struct jt_task { /* 192 bytes */
	unsigned int pid, tgid, parent_pid, parent_tgid; /* init pid namespace; real_parent */
	unsigned int vpid, vtgid, vpgid, vsid;           /* the thread's own pid namespace */
	unsigned int pgid, sid;                          /* init pid namespace */
	unsigned int uid, gid;                           /* effective, as the kernel's kuid holds them */
	unsigned int loginuid;                           /* (unsigned)-1 if unset */
	unsigned int tty;                                /* tty_nr as /proc/PID/stat prints it, 0 if none */
	unsigned int pidns_level;                        /* 0 in the init pid namespace */
	unsigned int pidns_child_level;                  /* level new children get */
	unsigned long long fdlimit;                      /* soft RLIMIT_NOFILE */
	unsigned long long maj_flt, min_flt;
	unsigned int vm_size_kb, vm_rss_kb, vm_swap_kb, flags; /* flags: task->flags (PF_*) */
	unsigned long long cap_inheritable, cap_permitted, cap_effective;
	unsigned long long cgroup_id;                    /* default hierarchy */
	unsigned long long start_boottime;               /* ns */
	unsigned long long exe_ino;
	unsigned int exe_dev, reserved;                  /* exe_dev as in jt_file */
	unsigned char comm[16];
	unsigned char pad[16];
};

/* What to take along, one specification a call and direction. */
enum jt_op_code {
	JT_OP_END = 0,
	JT_OP_STR = 1,       /* string at arg */
	JT_OP_BUF = 2,       /* buffer at arg, length = value of argument len */
	JT_OP_BUF_RET = 3,   /* buffer at arg, length = the result (exit only; nothing when negative) */
	JT_OP_IOV = 4,       /* iovec array at arg, count = argument len; at exit no more than the result */
	JT_OP_MSG = 5,       /* struct msghdr at arg: chunk ADDR of its name, chunk IOV of its data */
	JT_OP_ADDR = 6,      /* sockaddr at arg, length = argument len */
	JT_OP_ADDR_PTR = 7,  /* sockaddr at arg, length = the int that argument len points to */
	JT_OP_MEM = 8,       /* extra * 4 bytes at arg */
	JT_OP_SOCK = 9,      /* socket behind the descriptor in arg (JT_RET: the result) */
	JT_OP_FILE = 10,     /* file behind the descriptor in arg (JT_RET: the result) */
	JT_OP_TASK = 11,     /* chunks TASK, and with extra & 1 ARGV, with extra & 2 ENV */
	JT_OP_POLL = 12,     /* pollfd array at arg, count = argument len */
	JT_OP_MEM_PTR = 13,  /* memory at arg, length = the int that argument len points to, at most 256 */
	JT_OP_MEM_LEN = 14,  /* memory at arg, length = argument len, at most 256 */
	JT_OP_MMSG = 15,     /* first struct mmsghdr at arg, like MSG */
	JT_OP_FILE_AT = 16,  /* file behind the descriptor that the int at arg names */
	JT_OP_SOCK_AT = 17,  /* socket behind the descriptor that the int at arg names */
	JT_OP_STRS = 18,     /* texts of the NULL-terminated array of pointers at arg, as chunk ARGV of arg */
};

#define JT_RET 6 /* as arg: the result of the call */
#define JT_IF_OK 0x80     /* in extra, exit only: skip this op when the result is negative */
#define JT_IF_FAILED 0x40 /* in extra, exit only: skip this op when it is not */

struct jt_op {
	unsigned char code; /* enum jt_op_code */
	unsigned char arg;
	unsigned char len;
	unsigned char extra;
};

#define JT_OPS 8
struct jt_spec {
	struct jt_op ops[JT_OPS];
};

#define JT_MAX_NR 512
/* Map "jt_specs": array of 2 * JT_MAX_NR; enter of call n at n, exit at JT_MAX_NR + n. 64-bit ABI. */

/* Losses by cause, one row a possible CPU, read by user space. */
struct jt_counts {
	unsigned long long records; /* offered to the ring */
	unsigned long long lost;    /* refused by the ring */
	unsigned long long cut;     /* texts and lists cut; buffers are cut to the snaplen on purpose */
	unsigned long long faults;  /* chunks that could not be read for another reason than a bad address */
	unsigned long long told;    /* of the lost: those that jt_loss records have told of */
	unsigned long long from;    /* CLOCK_BOOTTIME of the first and of the last that were not, ns */
	unsigned long long until;
	unsigned long long reserved;
};

#define JT_PATH_MAX 4096
#define JT_TASK_AREA_MAX 4096 /* of ARGV and of ENV */

#endif
