package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.event.EventSchema;
import io.jtrace.syscall.CallNames;
import io.jtrace.syscall.CompatCalls;
import java.util.ArrayList;
import java.util.List;

/** Names of events; generic ones are named by the call they stand for. */
final class EventNames {
  private final CallNames calls;

  EventNames(CallNames calls) {
    this.calls = calls;
  }

  String of(Event event) {
    if (!event.type().isGeneric()) {
      return event.type().name();
    }
    return carriesName(event) ? event.paramText(0) : calls.of((int) event.paramLong(0));
  }

  private static boolean carriesName(Event generic) {
    return (generic.typeId() & ~1) == EventSchema.NAMED_CALL_ID;
  }

  /** Category of the call a generic event stands for. */
  String categoryOf(Event generic) {
    return calls.categoryOf(carriesName(generic) ? 0 : (int) generic.paramLong(0));
  }

  List<String> callNames() {
    List<String> names = new ArrayList<>(calls.all());
    names.addAll(CompatCalls.load().names());
    return names;
  }
}
