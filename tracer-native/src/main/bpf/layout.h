/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* The sizes that user space counts on: io.jtrace.record.RawRecord and its encoders, EbpfProbe. */
#ifndef JT_LAYOUT_H
#define JT_LAYOUT_H

#define JT_SIZE(type, bytes) _Static_assert(sizeof(struct type) == bytes, #type)

JT_SIZE(jt_header, 32);
JT_SIZE(jt_enter, 48);
JT_SIZE(jt_exit, 56);
JT_SIZE(jt_switch, 56);
JT_SIZE(jt_procexit, 16);
JT_SIZE(jt_signal, 16);
JT_SIZE(jt_task_event, 8);
JT_SIZE(jt_loss, 24);
JT_SIZE(jt_chunk, 16);
JT_SIZE(jt_sock, 176);
JT_SIZE(jt_file, 32);
JT_SIZE(jt_task, 192);
JT_SIZE(jt_spec, 32);
JT_SIZE(jt_counts, 64);
JT_SIZE(jt_config, 344);

#define JT_AT(type, member, offset) _Static_assert(__builtin_offsetof(struct type, member) == offset, #member)

JT_AT(jt_header, nr, 20);
JT_AT(jt_header, chunks, 24);
JT_AT(jt_switch, next_comm, 40);
JT_AT(jt_sock, saddr, 16);
JT_AT(jt_sock, self, 48);
JT_AT(jt_sock, path, 72);
JT_AT(jt_task, fdlimit, 64);
JT_AT(jt_task, cap_inheritable, 104);
JT_AT(jt_task, cgroup_id, 128);
JT_AT(jt_task, comm, 160);

JT_AT(jt_counts, told, 32);

#endif
