package io.jtrace.state;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Threads, users, interfaces and containers of the machine at the current event. */
public final class MachineState {
  static final int THREAD_LIMIT = 131_072;
  private MachineInfo machine = MachineInfo.UNKNOWN;
  private final LongMap<ThreadInfo> threads = new LongMap<>();
  private final LongMap<UserEntry> users = new LongMap<>();
  private final LongMap<GroupEntry> groups = new LongMap<>();
  private final Map<String, Container> containers = new HashMap<>();
  private List<InterfaceEntry> interfaces = List.of();
  private long refused;

  MachineState() {}

  void reset(Snapshot snapshot) {
    machine = snapshot.machine();
    interfaces = snapshot.interfaces();
    threads.clear();
    users.clear();
    groups.clear();
    snapshot.users().forEach(user -> users.put(user.uid(), user));
    snapshot.groups().forEach(group -> groups.put(group.gid(), group));
    snapshot.processes().forEach(entry -> add(SnapshotThreads.thread(entry)));
    linkThreads();
    new SnapshotSockets(interfaces).settle(threads.values());
  }

  private void linkThreads() {
    for (ThreadInfo thread : threads.values()) {
      ThreadInfo main = threads.get(thread.pid);
      thread.main = main == null ? thread : main;
      if (!thread.isMain() && (thread.flags & ThreadInfo.CLONE_THREAD) != 0 && main != null) {
        main.childCount++;
      }
    }
  }

  /** Adds a thread; counts the refusal when the table is full. */
  boolean add(ThreadInfo thread) {
    if (threads.size() >= THREAD_LIMIT && threads.get(thread.tid) == null) {
      refused++;
      return false;
    }
    ThreadInfo main = thread.isMain() ? thread : threads.get(thread.pid);
    thread.main = main == null ? thread : main;
    threads.put(thread.tid, thread);
    return true;
  }

  void remove(ThreadInfo thread) {
    if (threads.get(thread.tid) == thread) {
      threads.remove(thread.tid);
    }
  }

  void container(Container container) {
    containers.put(container.id(), container);
  }

  /**
   * The machine.
   *
   * @return {@link MachineInfo#UNKNOWN} if the capture does not say
   */
  public MachineInfo info() {
    return machine;
  }

  /**
   * Looks a thread up.
   *
   * @param tid thread id
   * @return null if unknown
   */
  public ThreadInfo thread(long tid) {
    return threads.get(tid);
  }

  /**
   * Ids of all threads.
   *
   * @return ascending
   */
  public long[] threadIds() {
    return threads.sortedKeys();
  }

  /**
   * Looks a user up.
   *
   * @param uid user id
   * @return null if unknown
   */
  public UserEntry user(long uid) {
    return users.get(uid);
  }

  /**
   * Looks a group up.
   *
   * @param gid group id
   * @return null if unknown
   */
  public GroupEntry group(long gid) {
    return groups.get(gid);
  }

  /**
   * Looks a container up.
   *
   * @param id first 12 characters of its id
   * @return null if nothing but its id is known
   */
  public Container container(String id) {
    return containers.get(id);
  }

  /**
   * All containers.
   *
   * @return a copy
   */
  public List<Container> containers() {
    return List.copyOf(containers.values());
  }

  /**
   * Whether an address is one of this machine's.
   *
   * @param address 4 or 16 bytes
   * @return true for an interface's address and for loopback
   */
  public boolean isLocal(byte[] address) {
    if (address.length == 4 && address[0] == 127) {
      return true;
    }
    for (InterfaceEntry entry : interfaces) {
      if (Arrays.equals(entry.address(), address)) {
        return true;
      }
    }
    return false;
  }

  List<InterfaceEntry> interfaces() {
    return interfaces;
  }

  /**
   * Threads that found no place in the table.
   *
   * @return count
   */
  public long refusedThreads() {
    return refused;
  }
}
