package io.jtrace.scap;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.UserEntry;
import java.io.IOException;
import java.util.List;

/**
 * The list of users and groups. An entry of the newer block has its length, these four bytes
 * included, in front.
 *
 * <pre>
 *   [length u32] | kind u8 = 0 | uid u32 | gid u32 | name text | home text | shell text
 *   [length u32] | kind u8 = 1 | gid u32 | name text
 * </pre>
 */
final class UserListLayout {
  private static final int USER = 0;
  private static final int GROUP = 1;
  private static final int MAX_TEXT = 255;

  /** Less than this is padding. */
  private static final int LEAST_ENTRY = 4;

  private UserListLayout() {}

  static void read(
      BlockBody body, boolean hasLengths, List<UserEntry> users, List<GroupEntry> groups)
      throws IOException, DamageException {
    while (body.remaining() >= LEAST_ENTRY) {
      if (hasLengths) {
        body.enterEntry(body.u32() - 4);
      }
      readEntry(body, hasLengths, users, groups);
      if (hasLengths) {
        body.leaveEntry();
      }
    }
  }

  private static void readEntry(
      BlockBody body, boolean skippable, List<UserEntry> users, List<GroupEntry> groups)
      throws IOException, DamageException {
    int kind = body.u8();
    if (kind == USER) {
      users.add(new UserEntry(body.u32(), body.u32(), body.text(), body.text(), body.text()));
    } else if (kind == GROUP) {
      groups.add(new GroupEntry(body.u32(), body.text()));
    } else if (!skippable) {
      throw body.damage("neither a user nor a group but kind " + kind);
    }
  }

  static void write(BlockOutput out, List<UserEntry> users, List<GroupEntry> groups) {
    out.begin(BlockType.USERS_V2);
    for (UserEntry user : users) {
      out.beginEntry()
          .u8(USER)
          .u32(user.uid())
          .u32(user.gid())
          .text(user.name(), MAX_TEXT)
          .text(user.homedir(), MAX_TEXT)
          .text(user.shell(), MAX_TEXT)
          .endEntry();
    }
    for (GroupEntry group : groups) {
      out.beginEntry().u8(GROUP).u32(group.gid()).text(group.name(), MAX_TEXT).endEntry();
    }
    out.end();
  }
}
