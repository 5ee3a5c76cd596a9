package io.jtrace.scap;

import io.jtrace.event.EventLayout;

/**
 * An event block with the mark that readers take the event for its state and do not show it.
 *
 * <pre>
 *   plain    type u32 | total u32 | cpu u16 |             event | pad | total u32
 *   marked   type u32 | total u32 | cpu u16 | flags u32 | event | pad | total u32
 * </pre>
 */
final class HiddenEvent {
  private HiddenEvent() {}

  /** Builds it from a sound event block; gives the bytes of that one. */
  static int build(BlockOutput out, byte[] bytes, int at) {
    int type = (int) EventLayout.U32.get(bytes, at);
    boolean marked = EventLayout.hasFlags(type);
    int header = at + (marked ? EventLayout.HEADER_AFTER_FLAGS : EventLayout.HEADER);
    int flags = marked ? (int) EventLayout.U32.get(bytes, at + EventLayout.FLAGS) : 0;
    int length = (int) EventLayout.U32.get(bytes, header + EventLayout.LENGTH);
    out.begin(
        EventLayout.isLarge(type)
            ? EventLayout.BLOCK_EVENT_FLAGS_LARGE
            : EventLayout.BLOCK_EVENT_FLAGS);
    out.u16((short) EventLayout.U16.get(bytes, at + EventLayout.CPU) & 0xffff);
    out.u32(flags | EventLayout.FLAG_STATE_ONLY);
    out.raw(bytes, header, length).end();
    return (int) EventLayout.U32.get(bytes, at + 4);
  }
}
