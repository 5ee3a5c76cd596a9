package io.jtrace.field;

import static io.jtrace.event.ParamType.CHARBUF;
import static io.jtrace.event.ParamType.INT32;
import static io.jtrace.event.ParamType.UINT32;
import static io.jtrace.event.ParamType.UINT64;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.UserEntry;
import io.jtrace.state.StateEngine;
import io.jtrace.state.ThreadInfo;
import java.util.function.Function;

/** Users and groups. */
final class AccountFields {
  private AccountFields() {}

  static void enter(FieldTable table, StateEngine state) {
    table.section("user");
    table.add(
        "user.uid",
        UINT32,
        "effective user id",
        ProcessFields.of(state, (t, v) -> v.number(t.uid())));
    user(table, state, "user.name", "name of the user", ThreadInfo::uid, UserEntry::name);
    user(table, state, "user.homedir", "home of the user", ThreadInfo::uid, UserEntry::homedir);
    user(table, state, "user.shell", "shell of the user", ThreadInfo::uid, UserEntry::shell);
    table.add(
        "user.loginuid",
        INT32,
        "user id of the login, -1 if none",
        ProcessFields.of(state, (t, v) -> v.number(t.loginUid())));
    user(
        table,
        state,
        "user.loginname",
        "name of the login's user",
        ThreadInfo::loginUid,
        UserEntry::name);
    table.section("group");
    table.add(
        "group.gid",
        UINT64,
        "effective group id",
        ProcessFields.of(state, (t, v) -> v.number(t.gid())));
    table.add(
        "group.name",
        CHARBUF,
        "name of the group",
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
      String description,
      Function<ThreadInfo, Long> id,
      Function<UserEntry, String> part) {
    table.add(
        name,
        CHARBUF,
        description,
        ProcessFields.of(
            state,
            (t, v) -> {
              UserEntry user = state.machine().user(id.apply(t));
              return user != null && v.text(part.apply(user));
            }));
  }
}
