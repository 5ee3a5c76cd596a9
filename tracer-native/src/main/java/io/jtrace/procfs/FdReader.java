package io.jtrace.procfs;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Reads the open descriptors of a process; sockets in the process's own network namespace. */
final class FdReader {
  private static final int TYPE_MASK = 0170000;
  private static final int FIFO = 0010000;
  private static final int DIRECTORY = 0040000;
  private static final int MAX_NAME = 1023;
  private static final Map<String, FdKind> ANONYMOUS =
      Map.of(
          "[eventfd]", FdKind.EVENT,
          "[eventpoll]", FdKind.EVENTPOLL,
          "[signalfd]", FdKind.SIGNALFD,
          "[timerfd]", FdKind.TIMERFD,
          "inotify", FdKind.INOTIFY,
          "[inotify]", FdKind.INOTIFY);

  private final IntUnaryOperator openFlags;
  private final Map<String, SocketTable> namespaces = new HashMap<>();

  FdReader(IntUnaryOperator openFlags) {
    this.openFlags = openFlags;
  }

  List<FdEntry> read(Path process) {
    List<FdEntry> entries = new ArrayList<>();
    Path folder = process.resolve("fd");
    for (int fd : ProcFile.numbers(folder)) {
      String target = ProcFile.link(folder.resolve(Integer.toString(fd)));
      entry(process, fd, target).ifPresent(entries::add);
    }
    return List.copyOf(entries);
  }

  private Optional<FdEntry> entry(Path process, int fd, String target) {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (target.startsWith("socket:[")) {
      return sockets(process).find(fd, ProcFile.bracketed(target));
    }
    if (target.startsWith("pipe:[")) {
      long inode = ProcFile.bracketed(target);
      return Optional.of(FdEntry.named(fd, inode, FdKind.FIFO, target, 0, 0));
    }
    if (target.startsWith("/")) {
      return file(process, fd, target);
    }
    String anonymous = target.substring(target.indexOf(':') + 1);
    FdKind kind = ANONYMOUS.getOrDefault(anonymous, FdKind.UNSUPPORTED);
    return Optional.of(FdEntry.named(fd, 0, kind, target, 0, 0));
  }

  private SocketTable sockets(Path process) {
    String namespace = ProcFile.link(process.resolve("ns").resolve("net"));
    return namespaces.computeIfAbsent(namespace, key -> SocketTable.read(process.resolve("net")));
  }

  private Optional<FdEntry> file(Path process, int fd, String target) {
    String number = Integer.toString(fd);
    Map<String, Object> stat;
    try {
      stat = Files.readAttributes(process.resolve("fd").resolve(number), "unix:mode,ino,dev");
    } catch (IOException vanished) {
      return Optional.empty();
    }
    int type = (Integer) stat.get("mode") & TYPE_MASK;
    FdKind kind =
        type == DIRECTORY ? FdKind.DIRECTORY : type == FIFO ? FdKind.FIFO : FdKind.FILE_V2;
    String name = target.length() > MAX_NAME ? target.substring(0, MAX_NAME) : target;
    long inode = (Long) stat.get("ino");
    int device = ((Long) stat.get("dev")).intValue();
    return Optional.of(FdEntry.named(fd, inode, kind, name, flags(process, number), device));
  }

  private int flags(Path process, String fd) {
    StatusText info = new StatusText(ProcFile.text(process.resolve("fdinfo").resolve(fd)));
    String octal = info.text("flags");
    return octal.isEmpty() ? 0 : openFlags.applyAsInt(Integer.parseUnsignedInt(octal, 8));
  }
}
