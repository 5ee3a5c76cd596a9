package io.jtrace.record;

import io.jtrace.event.EventEncoder;

/** Writes exactly one parameter of an event from a raw record. Stateless but for scratch memory. */
@FunctionalInterface
interface ParamEncoder {
  void encode(RawRecord record, EventEncoder event);
}
