package io.jtrace.field;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.UserEntry;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.function.Function;

/** Users and groups. */
final class AccountFields {
  private AccountFields() {}

  static void enter(FieldTable table, StateEngine state) {
    table.add("user.uid", ProcessFields.of(state, (t, v) -> v.number(t.uid())));
    user(table, state, "user.name", ThreadInfo::uid, UserEntry::name);
    user(table, state, "user.homedir", ThreadInfo::uid, UserEntry::homedir);
    user(table, state, "user.shell", ThreadInfo::uid, UserEntry::shell);
    table.add("user.loginuid", ProcessFields.of(state, (t, v) -> v.number(t.loginUid())));
    user(table, state, "user.loginname", ThreadInfo::loginUid, UserEntry::name);
    table.add("group.gid", ProcessFields.of(state, (t, v) -> v.number(t.gid())));
    table.add(
        "group.name",
        ProcessFields.of(
            state,
            (t, v) -> {
              GroupEntry group = state.machine().group(t.gid());
              return group != null && v.text(group.name());
            }));
  }

  private static void user(
      FieldTable table,
      StateEngine state,
      String name,
      Function<ThreadInfo, Long> id,
      Function<UserEntry, String> part) {
    table.add(
        name,
        ProcessFields.of(
            state,
            (t, v) -> {
              UserEntry user = state.machine().user(id.apply(t));
              return user != null && v.text(part.apply(user));
            }));
  }
}
