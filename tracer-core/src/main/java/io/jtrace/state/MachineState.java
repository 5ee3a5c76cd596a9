package io.jtrace.state;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.UserEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The machine as the events so far have made it. One object for the life of its {@link
 * StateEngine}; a new capture or section empties it. Consumer thread only.
 */
public final class MachineState {
  /** Threads that are kept. Source: sysdig 0.29.3. */
  public static final int THREAD_LIMIT = 131_072;

  private MachineInfo machine = MachineInfo.UNKNOWN;
  private LongMap<ThreadInfo> threads = new LongMap<>();
  private LongMap<UserEntry> users = new LongMap<>();
  private LongMap<GroupEntry> groups = new LongMap<>();
  private Interfaces interfaces = new Interfaces(List.of());
  private final Map<String, Container> containers = new LinkedHashMap<>();
  private final FdBudget fdBudget = new FdBudget(this);
  private long refusedThreads;
  private long added;

  MachineState() {}

  void clear(MachineInfo info, List<InterfaceEntry> addresses) {
    machine = info;
    threads = new LongMap<>();
    users = new LongMap<>();
    groups = new LongMap<>();
    interfaces = new Interfaces(addresses);
    containers.clear();
  }

  /**
   * The machine the capture was made on.
   *
   * @return {@link MachineInfo#UNKNOWN} if the capture does not say
   */
  public MachineInfo info() {
    return machine;
  }

  /**
   * Looks a thread up without allocating.
   *
   * @param tid thread id, any value
   * @return null if there is none
   */
  public ThreadInfo thread(long tid) {
    return threads.get(tid);
  }

  /**
   * Number of threads known.
   *
   * @return at most {@link #THREAD_LIMIT}
   */
  public int threadCount() {
    return threads.size();
  }

  /** What the tables of all threads share. */
  FdBudget fdBudget() {
    return fdBudget;
  }

  /** Descriptors in the tables of all threads. */
  int fdCount() {
    int count = 0;
    for (int slot = 0; slot < threads.slots(); slot++) {
      ThreadInfo thread = threads.valueAt(slot);
      count += thread == null ? 0 : thread.ownFds.size();
    }
    return count;
  }

  /** Visits the threads; the visitor must not add or remove any. */
  void forEachThread(Consumer<ThreadInfo> consumer) {
    threads.forEach(consumer);
  }

  /**
   * Threads that found the table full.
   *
   * @return count since the engine was made
   */
  public long refusedThreads() {
    return refusedThreads;
  }

  /**
   * Descriptors that found their table full, or all tables together.
   *
   * @return count since the engine was made, tables of ended processes included
   */
  public long refusedDescriptors() {
    return fdBudget.unplaced();
  }

  /**
   * Looks a user up.
   *
   * @param uid user id
   * @return null if the capture does not list it
   */
  public UserEntry user(long uid) {
    return users.get(uid);
  }

  /**
   * Looks a group up.
   *
   * @param gid group id
   * @return null if the capture does not list it
   */
  public GroupEntry group(long gid) {
    return groups.get(gid);
  }

  /**
   * Addresses of the machine's network interfaces.
   *
   * @return unmodifiable
   */
  public List<InterfaceEntry> interfaces() {
    return interfaces.all();
  }

  /**
   * Whether an address is the machine's, as seen by a thread: that of an interface, or of the
   * thread's container. Of IPv6 the network is enough, and containers have none; both as in sysdig.
   *
   * @param address 4 or 16 bytes in network order
   * @param thread who asks; null for nobody
   * @return false also for an address of another length
   */
  public boolean isLocal(byte[] address, ThreadInfo thread) {
    String id = thread == null ? "" : thread.containerId();
    boolean contained = !id.isEmpty();
    if (contained && address.length == Addresses.IPV6) {
      return false;
    }
    return contained && isOfContainer(address, container(id)) || interfaces.isLocal(address);
  }

  /** A container without an address of its own has those of all containers. */
  private boolean isOfContainer(byte[] address, Container container) {
    if (container == null) {
      return false;
    }
    String text = Addresses.text(address, 0, address.length);
    String own = container.details().address();
    return own.isEmpty()
        ? containers.values().stream().anyMatch(one -> one.details().address().equals(text))
        : own.equals(text);
  }

  /**
   * Looks a container up.
   *
   * @param id first 12 characters of its id
   * @return null if nothing is known of it
   */
  public Container container(String id) {
    return containers.get(id);
  }

  /**
   * All containers seen.
   *
   * @return in the order they were first seen; a copy
   */
  public List<Container> containers() {
    return List.copyOf(containers.values());
  }

  /**
   * Ids of the threads known.
   *
   * @return ascending; a copy
   */
  public long[] threadIds() {
    return threads.sortedKeys();
  }

  /**
   * Ids of the threads known, the longest known first.
   *
   * @return a copy
   */
  public long[] threadIdsByAge() {
    List<ThreadInfo> all = new ArrayList<>();
    threads.forEach(all::add);
    all.sort(Comparator.comparingLong(thread -> thread.serial));
    return all.stream().mapToLong(ThreadInfo::tid).toArray();
  }

  List<UserEntry> users() {
    return users.values();
  }

  List<GroupEntry> groups() {
    return groups.values();
  }

  Interfaces addresses() {
    return interfaces;
  }

  /** Adds or replaces a thread; null when the table is full. */
  ThreadInfo add(ThreadInfo thread) {
    if (threads.size() >= THREAD_LIMIT && threads.get(thread.tid) == null) {
      refusedThreads++;
      return null;
    }
    thread.serial = ++added;
    threads.put(thread.tid, thread);
    return thread;
  }

  ThreadInfo remove(long tid) {
    return threads.remove(tid);
  }

  void put(UserEntry user) {
    users.put(user.uid(), user);
  }

  void put(GroupEntry group) {
    groups.put(group.gid(), group);
  }

  void put(Container container) {
    containers.put(container.id(), container);
  }

  void removeUser(long uid) {
    users.remove(uid);
  }

  void removeGroup(long gid) {
    groups.remove(gid);
  }
}
