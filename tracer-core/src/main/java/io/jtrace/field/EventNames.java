package io.jtrace.field;

import io.jtrace.event.Event;
import io.jtrace.syscall.CallNames;
import java.util.List;

/** Names of events; generic ones are named by the call they stand for. */
final class EventNames {
  private final CallNames calls;

  EventNames(CallNames calls) {
    this.calls = calls;
  }

  String of(Event event) {
    return event.type().isGeneric() ? calls.of((int) event.paramLong(0)) : event.type().name();
  }

  List<String> callNames() {
    return calls.all();
  }
}
