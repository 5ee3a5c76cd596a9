package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.UserEntry;

/** Events about users and groups that came or went while the capture ran. */
final class AccountEvents {
  private final MachineState machine;

  AccountEvents(MachineState machine) {
    this.machine = machine;
  }

  void register(Plans plans) {
    plans.on(this::userAdded, "PPME_USER_ADDED_E");
    plans.on((event, context) -> machine.removeUser(event.paramLong(0)), "PPME_USER_DELETED_E");
    plans.on(this::groupAdded, "PPME_GROUP_ADDED_E");
    plans.on((event, context) -> machine.removeGroup(event.paramLong(0)), "PPME_GROUP_DELETED_E");
  }

  private void userAdded(Event event, EventContext context) {
    machine.put(
        new UserEntry(
            event.paramLong(0),
            event.paramLong(1),
            event.paramText(2),
            event.paramText(3),
            event.paramText(4)));
  }

  private void groupAdded(Event event, EventContext context) {
    machine.put(new GroupEntry(event.paramLong(0), event.paramText(1)));
  }
}
