package io.jtrace.state;

import io.jtrace.event.Event;

/** Sizes of memory and page faults, as brk, mmap, munmap and context switches report them. */
final class MemoryCalls {
  void register(Plans plans) {
    plans.on(
        this::mapped,
        "PPME_SYSCALL_BRK_4_X",
        "PPME_SYSCALL_MMAP_X",
        "PPME_SYSCALL_MMAP2_X",
        "PPME_SYSCALL_MUNMAP_X");
    plans.on(this::switched, "PPME_SCHEDSWITCH_6_E");
  }

  private void mapped(Event event, EventContext context) {
    if (context.thread != null) {
      sizes(event, 1, context.thread);
    }
  }

  private void switched(Event event, EventContext context) {
    ThreadInfo thread = context.thread;
    if (thread != null && event.paramCount() > 2) {
      thread.majorFaults = event.paramLong(1);
      thread.minorFaults = event.paramLong(2);
      sizes(event, 3, thread.main());
    }
  }

  static void sizes(Event event, int first, ThreadInfo thread) {
    if (event.paramCount() > first + 2) {
      thread.vmSizeKb = event.paramLong(first);
      thread.vmRssKb = event.paramLong(first + 1);
      thread.vmSwapKb = event.paramLong(first + 2);
    }
  }
}
