package io.jtrace.state;

import io.jtrace.event.Event;

/** Sizes and page faults, which some events carry along. */
final class MemoryUpdaters {
  private MemoryUpdaters() {}

  static void sizes(Event event, EventContext context, StateEngine engine) {
    if (context.thread != null) {
      take(event, context.thread);
    }
  }

  private static void take(Event event, ThreadInfo thread) {
    int size = event.type().indexOf("vm_size");
    if (size >= 0 && event.paramCount() > size + 2) {
      thread.vmSizeKb = event.paramLong(size);
      thread.vmRssKb = event.paramLong(size + 1);
      thread.vmSwapKb = event.paramLong(size + 2);
    }
  }

  static void onSwitch(Event event, EventContext context, StateEngine engine) {
    ThreadInfo thread = context.thread;
    if (thread != null && event.paramCount() > 5) {
      thread.majorFaults = event.paramLong(1);
      thread.minorFaults = event.paramLong(2);
      take(event, thread.main);
    }
  }
}
