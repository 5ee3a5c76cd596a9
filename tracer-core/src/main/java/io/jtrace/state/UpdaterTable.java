package io.jtrace.state;

import io.jtrace.event.Direction;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which updater an event type has; versions of a call share its printed name and its updater. */
final class UpdaterTable {
  private static final Set<String> CLONES = Set.of("clone", "clone3", "fork", "vfork");
  private final Map<String, Updater> byName = new HashMap<>();
  private final Updater[] updaters;
  private final boolean[] switches;
  private final boolean[] mayLackThread;
  private final boolean[] hasResult;

  UpdaterTable(EventSchema schema) {
    register();
    List<EventType> rows = schema.all();
    int size = 1 + rows.stream().mapToInt(EventType::id).max().orElse(0);
    updaters = new Updater[size];
    switches = new boolean[size];
    mayLackThread = new boolean[size];
    hasResult = new boolean[size];
    for (EventType row : rows) {
      int id = row.id();
      updaters[id] = byName.get(row.direction().symbol() + row.name());
      switches[id] = row.name().equals("switch");
      mayLackThread[id] =
          switches[id] || row.direction() == Direction.EXIT && CLONES.contains(row.name());
      hasResult[id] = hasResult(row);
    }
  }

  private static boolean hasResult(EventType row) {
    if (row.direction() != Direction.EXIT || row.params().isEmpty()) {
      return false;
    }
    String name = row.params().get(0).name();
    return name.equals("res") || name.equals("fd");
  }

  private void register() {
    on(new OpenUpdater(), "<open", "<creat", "<openat", "<openat2");
    on(CloseUpdaters::enter, ">close");
    on(CloseUpdaters::exit, "<close");
    on(DupUpdater::dup, "<dup");
    on(DupUpdater::fcntl, "<fcntl");
    on(SocketUpdaters::socket, "<socket");
    on(SocketUpdaters::bind, "<bind");
    on(SocketUpdaters::connectEnter, ">connect");
    on(SocketUpdaters::connect, "<connect");
    on(SocketUpdaters::accept, "<accept", "<accept4");
    on(SocketUpdaters::socketpair, "<socketpair");
    on(SocketUpdaters::getsockopt, "<getsockopt");
    on(TransferUpdaters::sendEnter, ">sendto", ">sendmsg");
    on(TransferUpdaters::receive, "<recvfrom", "<recvmsg");
    on(
        TransferUpdaters::transfer,
        "<read",
        "<write",
        "<pread",
        "<pwrite",
        "<readv",
        "<writev",
        "<preadv",
        "<pwritev",
        "<send",
        "<recv");
    on(TransferUpdaters::send, "<sendto", "<sendmsg");
    on(SpecialFdUpdaters::pipe, "<pipe", "<pipe2");
    on(SpecialFdUpdaters::eventfd, "<eventfd", "<eventfd2");
    on(SpecialFdUpdaters::signalfd, "<signalfd", "<signalfd4");
    on(SpecialFdUpdaters::timerfd, "<timerfd_create");
    on(SpecialFdUpdaters::inotify, "<inotify_init", "<inotify_init1");
    on(DirectoryUpdaters::chdir, "<chdir", "<getcwd");
    on(DirectoryUpdaters::fchdir, "<fchdir");
    on(DirectoryUpdaters::chroot, "<chroot");
    on(IdentityUpdaters::setuid, "<setuid", "<setresuid");
    on(IdentityUpdaters::setgid, "<setgid", "<setresgid");
    on(IdentityUpdaters::setsid, "<setsid");
    on(IdentityUpdaters::limits, "<getrlimit", "<setrlimit", "<prlimit");
    on(MemoryUpdaters::sizes, "<brk", "<mmap", "<mmap2", "<munmap");
    on(MemoryUpdaters::onSwitch, ">switch");
    on(new CloneUpdater(), "<clone", "<clone3", "<fork", "<vfork");
    on(new ExecUpdater(), "<execve", "<execveat");
    on(ExitUpdater::procexit, ">procexit");
    on(new ContainerUpdater(), ">container");
  }

  private void on(Updater updater, String... names) {
    for (String name : names) {
      byName.put(name, updater);
    }
  }

  /** The updater of a type, or null. */
  Updater of(int typeId) {
    return typeId < updaters.length ? updaters[typeId] : null;
  }

  boolean isSwitch(int typeId) {
    return typeId < switches.length && switches[typeId];
  }

  /** Types whose thread is not made up when unknown. */
  boolean mayLackThread(int typeId) {
    return typeId < mayLackThread.length && mayLackThread[typeId];
  }

  /** Types whose first parameter is the result of the call. */
  boolean hasResult(int typeId) {
    return typeId < hasResult.length && hasResult[typeId];
  }
}
